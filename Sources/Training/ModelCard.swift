internal import Lending
internal import Monitoring
internal import Scoring
internal import Sealing

/// The model card: each number in it was computed by the command that wrote it.
struct ModelCard {
  let facts: CardFacts

  static let anotherDraw = "another draw, all resolved test rows"
  static let distinctDraw = "another draw, each loan once"
  static let matured60 = "another draw, matured 60-month loans"
  static let matured36 = "another draw, matured 36-month loans"
  static let outOfTime = "out of time, 2015 on"
  static let outOfTimeMatured = "out of time, matured 36-month loans of 2015"
  static let heldOut = "cross-validation, training rows of the sample"

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
      "\(facts.title). Estimates the probability that an instalment loan is charged "
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
      "- Each loan was shown twice, once with fields blanked at random "
        + "(\(Self.blanking(facts.recipe))), so that *unknown* has a learned value.",
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

  /// `12 % of most, 35 % of fico_score`.
  private static func blanking(_ recipe: Recipe) -> String {
    Dictionary(grouping: recipe.blanking.fields, by: \.chance)
      .sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.enumerated()
      .map { rank, part in
        let names = part.value.map(\.field.rawValue).joined(separator: ", ")
        return "\(Figure.percent(part.key, decimals: 0)) of \(rank == 0 ? "most" : names)"
      }.joined(separator: ", ")
  }

  private static func words(_ source: LoanSource) -> String {
    switch source {
    case .early: "of 2007–2011"
    case .sample: "of the sample of 2007–2018"
    case .card: "of the card accounts"
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
}
