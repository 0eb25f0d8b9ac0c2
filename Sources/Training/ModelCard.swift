internal import Lending
internal import Monitoring
internal import Scoring
internal import Sealing

/// The model card in nine sections, with validation, limits and lineage.
///
/// The sections are those of Mitchell and others (*Model Cards for Model Reporting*, 2019); each
/// number in it was computed by the command that wrote it.
struct ModelCard {
  let facts: CardFacts

  static let anotherDraw = "another draw, all resolved test rows"
  static let distinctDraw = "another draw, each loan once"
  static let matured60 = "another draw, matured 60-month loans"
  static let matured36 = "another draw, matured 36-month loans"
  static let outOfTime = "out of time, 2015 on"
  static let outOfTimeMatured = "out of time, matured 36-month loans of 2015"
  static let heldOut = "cross-validation inside the training rows"

  var text: String {
    let sections = [
      details, use, factors, metrics, evaluationData, trainingData, quantitative, ethics, caveats,
      validation, limits, lineage,
    ]
    let lines = sections.map { AlignedTables.aligned($0).joined(separator: "\n") }
    return lines.joined(separator: "\n\n") + "\n"
  }

  var thing: CardThing { facts.words.thing }
  private var learner: Learner { facts.recipe.learner }
  var explains: Bool { facts.model is RiskModel }

  private var details: [String] {
    let standing =
      facts.isChampion
      ? "It answers for its product."
      : "A challenger: it is measured beside the model that answers, and no decision rests on it."
    let workings =
      explains
      ? "The log-odds are exactly a base plus one number a field, so every reason is a true part of "
        + "the score\(learner == .pairs ? "; what two inputs do together is shared half and half" : "")."
      : "It ranks and gives a calibrated probability, but does not explain: its inputs act together "
        + "in ways that no list of reasons tells truly."
    return [
      "# \(facts.name)", "", "## Model details", "",
      "\(facts.title). Estimates the probability that \(facts.words.event).", "",
      "- Kind: \(learner.title). \(workings)", "- Standing: \(standing)",
      "- Settings: \(facts.recipe.description).",
      "- Level: log-odds = \(fixed(facts.trained.line.intercept, 4)) + "
        + "\(fixed(facts.trained.line.slope, 4)) × the learned sum, fitted with held-out scores.",
      "- Libraries: "
        + facts.libraries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ") + ".",
    ]
  }

  private var use: [String] {
    ["## Intended use", "", facts.words.intendedUse, "", facts.words.notMeantFor]
      + (facts.isChampion
        ? []
        : ["", "As a challenger it serves comparison (`assay model compare`), not decisions."])
  }

  private var factors: [String] {
    let divided = facts.report.segments.map(\.name)
    return ["## Factors", ""] + list(facts.words.factors)
      + (divided.isEmpty
        ? [] : ["- Measured by group below: \(divided.joined(separator: "; "))."])
  }

  private var metrics: [String] {
    [
      "## Metrics", "",
      "- Ranking: AUC is the chance that \(thing.any) that is \(facts.words.bad) has the higher "
        + "probability; Gini = 2 · AUC − 1; KS is the widest gap between the two groups' shares.",
      "- Probabilities: Brier is the mean squared miss, log loss the mean surprise, ECE the mean "
        + "miss of ten groups of equal count. Slope 1 and intercept 0 are perfect.",
      "- At the cut-off of \(percent(facts.report.cutOff)): accuracy, precision (share of the "
        + "flagged that are \(facts.words.bad)), recall (share of the \(facts.words.bad) that are "
        + "flagged), F1. Accuracy says little where most \(thing.many) are good.",
      "- Brackets are 95 % intervals of \(facts.report.resamples) bootstrap draws, in "
        + "which the records of one \(thing.one) stay together. A redrawn set adds its own noise to the ECE, "
        + "so its bracket is moved back until the draws' middle is the value.",
    ]
  }

  private var evaluationData: [String] {
    let test = facts.history.test
    var lines = ["## Evaluation data", ""] + list(facts.words.evaluationData)
    if !test.isEmpty {
      lines.append(
        "- \(count(test.count)) rows (\(count(facts.history.distinctTest.count)) distinct \(thing.many)). "
          + "The tables count rows, \(thing.any) that stands in the file twice as two, unless they "
          + "say *each \(thing.one) once* or tell of money.")
    }
    lines.append(
      "- *Cross-validation* scores each training \(thing.one) by a model that did not learn from it: what a "
        + "random split tells.")
    if let early = facts.earlyLoans {
      lines.append(
        "- *Out of time* trains a model of its own on \(count(early)) loans issued before "
          + "\(LoanHistory.outOfTimeFrom) and tests it on later ones. Learner and settings were "
          + "chosen by cross-validation over all training loans, also those issued later, and "
          + "outcomes are as known at the end of the files. "
          + "*Another draw* is a test on other loans of the same years.")
    }
    return lines
  }

  private var caveats: [String] {
    ["## Caveats and recommendations", ""] + list(facts.words.caveats)
      + (explains
        ? [] : ["- Its reasons are unknown: ask the champion where a reason is owed."])
  }

  private var ethics: [String] {
    let reasons =
      explains ? " The reasons are exact parts of the score (Regulation B §1002.9(b)(2))." : ""
    return ["## Ethical considerations", "", facts.words.ethics + reasons]
  }

  private var limits: [String] {
    let amounts = facts.history.training.map(\.application.loanAmount.amount)
    var lines = ["## Limits", ""] + list(facts.words.limits)
    if let least = amounts.min(), let most = amounts.max(), most > 0 {
      lines.append(
        "- The training \(thing.many) lie between \(Figure.grouped(least)) and \(Figure.grouped(most)); "
          + "beyond, the amount's part stays at its last value.")
    }
    return lines
  }

  private func list(_ sentences: [String]) -> [String] { sentences.map { "- \($0)" } }
}
