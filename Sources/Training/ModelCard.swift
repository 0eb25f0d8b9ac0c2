internal import Lending
internal import Monitoring
internal import Packs
internal import Pricing
internal import Scoring
internal import Sealing

/// Everything that a model card tells.
struct CardFacts {
  let name: ModelName
  let recipe: Recipe
  let history: LoanHistory
  let trained: TrainedModel
  let model: RiskModel
  /// On the test rows, as drawn and out of time.
  let evaluations: [Evaluation]
  let heldOut: Evaluation
  let baselines: [(name: String, loans: Int, area: Double)]
  let coverage: IntervalCoverage
  let spread: VintageSpread
  let maturedTest: [HistoricLoan]
  let outOfTimeLoans: Int
  let cash: CashFlowStudy
  let libraries: [String: String]
}

/// The model card: each number in it was computed by the command that wrote it.
struct ModelCard {
  let facts: CardFacts
  private let catalogue: FieldCatalogue

  init(_ facts: CardFacts, catalogue: FieldCatalogue) {
    self.facts = facts
    self.catalogue = catalogue
  }

  var text: String {
    let parts = [
      head, use, data, making, performance, calibration, bands, fields, uncertainty, money, limits,
      ethics, again,
    ]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    [
      "# \(facts.name)", "",
      "\(facts.recipe.variant.title). Estimates the probability that an instalment loan is charged "
        + "off before its contractual end, from what is known on the day of the application.",
      "",
      "A glass box: each tree looks at one input, so the log-odds are exactly a base plus one "
        + "number a field.",
    ]
  }

  private var use: [String] {
    [
      "## Intended use", "",
      "Screening of unsecured instalment loans of 36 or 60 months to private persons, as one voice "
        + "beside the lender's policy. It recommends; a person decides. It is not meant for "
        + "business loans, secured loans, other countries' credit bureaus, or collection.",
    ]
  }

  private var data: [String] {
    var lines = [
      "## Data", "", "Public Lending Club loan files. None of their rows is in this pack.", "",
      "| file | SHA-256 | rows | not readable |", "|---|---|---:|---:|",
    ]
    for file in facts.history.files {
      lines.append(
        "| \(file.name) | `\(file.digest.hex)` | \(count(file.rows)) | \(count(file.refused)) |")
    }
    let training = facts.history.training
    lines += [
      "",
      "- Trained on \(count(training.count)) resolved loans "
        + "(\(count(training.count(where: \.defaulted))) charged off): "
        + LoanSource.allCases.filter { $0 != .dated }.map { source in
          "\(count(training.count { $0.source == source })) \(Self.words(source))"
        }.joined(separator: ", ")
        + ". \(count(facts.history.duplicates)) rows were left out because the same loan stands in "
        + "another file or in the test rows (same amount, income, debt to income and revolving "
        + "balance).",
      "- Each loan was shown twice, once with fields blanked at random (FICO score 35 %, others "
        + "12 %), so that *unknown* has a learned value.",
      "- Loans of 2007–2011 count \(fixed(TrainingRows.earlyWeight, 1)) of a loan. Each source, "
        + "maturity and term has its own level during training, so that differences of sampling "
        + "are not taken for differences of borrowers.",
      "- Current and late loans are unresolved: they take no part, neither as good nor as bad.",
      "- Tested on the \(count(facts.history.test.count)) resolved rows of the dated file "
        + "(\(count(facts.history.distinctTest.count)) distinct loans), which no training reads.",
      "- Fields that are known only after the application day (payments, recoveries, last FICO "
        + "score, hardship, settlement) are never inputs.",
    ]
    return lines
  }

  private static func words(_ source: LoanSource) -> String {
    switch source {
    case .early: "of 2007–2011"
    case .sample: "of the sample of 2007–2018"
    case .dated: "of the dated file"
    }
  }

  private var making: [String] {
    [
      "## Making", "",
      "\(facts.recipe.description). The settings were chosen by cross-validation "
        + "inside the training rows. Level: log-odds = \(fixed(facts.trained.line.intercept, 4)) + "
        + "\(fixed(facts.trained.line.slope, 4)) × the trees' sum, fitted on the matured vintages "
        + "among the training rows with held-out scores. Libraries: "
        + facts.libraries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ") + ".",
    ]
  }

  private var performance: [String] {
    var lines = [
      "## Performance", "",
      "Brackets are 95 % bootstrap intervals. *Another draw* is a test on other loans of the same "
        + "years; *out of time* trains a model of its own on \(count(facts.outOfTimeLoans)) loans "
        + "issued before \(LoanHistory.outOfTimeFrom) and tests it on later ones.", "",
      "| rows | loans | charged off | AUC | KS | Brier | log loss |",
      "|---|---:|---:|---|---|---|---|",
    ]
    for evaluation in facts.evaluations + [facts.heldOut] {
      lines.append(
        "| \(evaluation.on) | \(count(evaluation.loans)) | \(count(evaluation.defaults)) | "
          + "\(measure(evaluation.areaUnderCurve)) | \(measure(evaluation.kolmogorovSmirnov)) | "
          + "\(measure(evaluation.brier)) | \(measure(evaluation.logLoss)) |")
    }
    lines += ["", "One field alone on the test rows in which it is known:", ""]
    lines += ["| field | loans | AUC |", "|---|---:|---:|"]
    for baseline in facts.baselines {
      lines.append(
        "| \(baseline.name) | \(count(baseline.loans)) | \(fixed(baseline.area, 4)) |")
    }
    return lines
  }

  private var calibration: [String] {
    var lines = [
      "## Calibration", "",
      "A file of resolved loans of young vintages over-states defaults, so the level is judged on "
        + "matured loans. A redrawn set adds its own noise to the ECE, so that bracket lies high.",
      "",
      "| rows | mean probability | observed | ECE | slope | intercept |",
      "|---|---|---|---|---:|---:|",
    ]
    for evaluation in facts.evaluations {
      lines.append(
        "| \(evaluation.on) | \(percent(evaluation.meanProbability)) | "
          + "\(percent(evaluation.observedRate)) | \(measure(evaluation.calibrationError)) | "
          + "\(fixed(evaluation.line.slope, 3)) | \(fixed(evaluation.line.intercept, 3)) |")
    }
    guard let matured = facts.evaluations.first(where: { $0.on == Self.matured36 }) else {
      return lines
    }
    lines += [
      "", "Tenths of the test's matured 36-month loans by probability:", "",
      "| loans | mean probability | observed |", "|---:|---:|---:|",
    ]
    for bin in matured.reliability {
      lines.append(
        "| \(count(bin.count)) | \(percent(bin.meanProbability)) | \(percent(bin.observedRate)) |")
    }
    return lines
  }

  static let anotherDraw = "another draw, all resolved test rows"
  static let distinctDraw = "another draw, each loan once"
  static let matured36 = "another draw, matured 36-month loans"
  static let outOfTime = "out of time, 2015 on"
  static let outOfTimeMatured = "out of time, matured 36-month loans of 2015"
  static let heldOut = "cross-validation, training rows of the sample"

  private var bands: [String] {
    var lines = [
      "## Score and bands", "",
      "Score = \(plain(facts.model.calibration.points.anchor)) − "
        + "\(plain(facts.model.calibration.points.pointsToDouble)) · log2(odds / odds of the average "
        + "applicant), rounded, within \(plain(facts.model.calibration.points.minimum)) to "
        + "\(plain(facts.model.calibration.points.maximum)); the average applicant has "
        + "\(percent(Elementary.logistic(facts.model.base))).", "",
      "| band | probability | matured training loans, held out | charged off "
        + "| matured test loans | charged off |", "|---|---|---:|---:|---:|---:|",
    ]
    let matured = facts.trained.rows.matured
    let held = matured.map {
      (
        facts.model.calibration.band(of: Probability(logOdds: facts.trained.heldOutLogOdds[$0])),
        facts.trained.rows.defaulted[$0]
      )
    }
    let tested = facts.maturedTest.map {
      (
        facts.model.calibration.band(of: facts.model.score($0.application).probability),
        $0.defaulted
      )
    }
    var from = 0.0
    for cut in facts.model.calibration.bands {
      let band = Band(letter: cut.letter)
      let range =
        cut.below.map { "\(percent(from)) to below \(percent($0))" } ?? "\(percent(from)) or more"
      lines.append(
        "| \(cut.letter) | \(range) | \(Self.rate(held, band)) | \(Self.rate(tested, band)) |")
      from = cut.below ?? from
    }
    return lines
  }

  private static func rate(_ loans: [(Band, Bool)], _ band: Band) -> String {
    let mine = loans.filter { $0.0 == band }
    guard !mine.isEmpty else { return "0 | –" }
    let bad = Double(mine.count { $0.1 })
    return "\(count(mine.count)) | \(percent(bad / Double(mine.count)))"
  }

  private var fields: [String] {
    var lines = [
      "## Fields", "",
      "Mean size of each field's contribution among the training loans, in log-odds. Derived inputs "
        + "are told under the field that a person enters.", "",
      "| field | mean contribution | inputs | risk moves |", "|---|---:|---|---|",
    ]
    let rows = facts.trained.rows
    var sums = [Double](repeating: 0, count: facts.model.fields.count)
    for row in 0..<rows.count {
      let score = facts.model.score(Array(rows.row(row)))
      for field in sums.indices {
        sums[field] += rows.weights[row] * abs(score.contributions[field])
      }
    }
    let total = rows.weights.reduce(0, +)
    let order = sums.indices.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
    for field in order {
      let id = facts.model.fields[field]
      let inputs = facts.model.features.filter { $0.toldAs == id }
      let moves = inputs.map { $0.monotone > 0 ? "up" : $0.monotone < 0 ? "down" : "freely" }
      lines.append(
        "| \(id) | \(fixed(sums[field] / total, 3)) | \(inputs.map(\.name).joined(separator: ", ")) "
          + "| \(moves.joined(separator: ", ")) |")
    }
    return lines
  }

  private var uncertainty: [String] {
    var lines = [
      "## Uncertainty", "",
      "The 90 % interval adds the variance of \(RefitVariances.refits) refits on bootstrap draws to "
        + "the variance between issue years (\(fixed(facts.spread.variance, 4)) in log-odds). On "
        + "\(count(facts.coverage.groups)) groups of 100 matured 36-month test loans of like "
        + "probability, the observed rate lay inside the interval widened by the group's binomial "
        + "error for \(percent(facts.coverage.share, 0)) of the groups; by binomial error alone for "
        + "\(percent(Double(facts.coverage.heldWithoutInterval) / Double(max(facts.coverage.groups, 1)), 0)).",
      "",
      "| issue year | matured training loans | charged off | shift against the model, log-odds |",
      "|---|---:|---:|---:|",
    ]
    for year in facts.spread.years {
      lines.append(
        "| \(year.year) | \(count(year.loans)) | \(count(year.defaults)) | "
          + "\(fixed(year.shift, 3)) |")
    }
    return lines
  }

  private var money: [String] {
    let recovery = facts.cash.curves.recovery
    return [
      "## Cash flow", "",
      "Monthly hazards of default and early repayment from "
        + facts.cash.loans.sorted { $0.key < $1.key }.map {
          "\(count($0.value)) loans of \($0.key) months"
        }.joined(separator: " and ")
        + " issued 2007–2011. Of the balance at default "
        + "\(percent(recovery.grossShare)) came back gross (\(count(facts.cash.chargedOff)) "
        + "charged-off loans); collection took \(percent(recovery.feeShare)) of it. The average "
        + "recovery came \(fixed(recovery.lagMonths, 1)) months after the last payment, estimated "
        + "from how the recovered share of \(count(facts.cash.chargedOffForLag)) charged-off loans "
        + "of the dated file grows with age.",
    ]
  }

  private var limits: [String] {
    [
      "## Limits", "",
      "- One lender, the United States, 2007–2018: loans that this lender granted. Applicants whom "
        + "it refused are not in the data.",
      "- Out of time the ranking is weaker than on another draw: read that row for loans of today.",
      "- Issue years differ at equal inputs (table above); a recession is such a difference.",
      "- Amounts above 40,000 did not occur; beyond, the amount's part stays at its last value.",
      facts.recipe.variant == .borrower
        ? "- More amount, more amount against income and a longer term never lower the risk. That "
          + "dependence is observed and not proven causal."
        : "- The lender's rate and grade carry what that lender knew. Another lender's rating is no "
          + "substitute for the grade.",
    ]
  }

  private var ethics: [String] {
    [
      "## Ethics and law", "",
      "No sex, race, religion, national origin, marital status or age, and no proxy such as first "
        + "name, region or ZIP code, is an input. The files hold no such attribute, so differences "
        + "of outcome between groups could not be measured here: a lender must watch its own. The "
        + "reasons are exact parts of the score (Regulation B §1002.9(b)(2)).",
    ]
  }

  private var again: [String] {
    [
      "## The same again", "",
      "`assay model train \(facts.name.product) --data FOLDER` with the files above gives this pack "
        + "byte for byte.",
    ]
  }
}

private func count(_ value: Int) -> String { Figure.grouped(Double(value)) }
private func plain(_ value: Double) -> String { Figure.plain(value) }
private func fixed(_ value: Double, _ decimals: Int) -> String {
  Figure.shown(value, decimals: decimals)
}
private func percent(_ share: Double, _ decimals: Int = 1) -> String {
  Figure.percent(share, decimals: decimals)
}
private func measure(_ interval: MeasureInterval) -> String {
  "\(fixed(interval.value, 4)) [\(fixed(interval.low, 4)), \(fixed(interval.high, 4))]"
}
private func percent(_ interval: MeasureInterval) -> String {
  "\(percent(interval.value)) [\(percent(interval.low)), \(percent(interval.high))]"
}
