internal import Lending
internal import Sealing

/// What the model learned from, and how to make it again.
extension ModelCard {
  var trainingData: [String] {
    let training = facts.history.training
    let sources = LoanSource.allCases.compactMap { source in
      let loans = training.count { $0.source == source }
      return loans == 0 ? nil : "\(count(loans)) \(Self.words(source))"
    }
    var lines = ["## Training data", ""] + facts.words.trainingData.map { "- \($0)" }
    lines.append(
      "- \(count(training.count)) resolved \(thing.many) (\(count(training.count(where: \.defaulted))) "
        + "\(facts.words.bad)): \(sources.joined(separator: ", ")).")
    if facts.history.duplicates > 0 {
      lines.append(
        "- \(count(facts.history.duplicates)) rows were left out because the same loan stands in "
          + "another file or in the test rows.")
    }
    if facts.recipe.blanking.copies > 0 {
      lines.append(
        "- Each \(thing.one) was shown again with fields blanked at random "
          + "(\(Self.blanking(facts.recipe))), so that *unknown* has a learned value.")
    }
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
    case .dated: "of the dated file"
    case .card: "card accounts"
    }
  }

  /// How it was chosen and checked.
  var validation: [String] {
    var lines = [
      "## Validation", "",
      "- Every recipe was compared by cross-validation inside the training rows, records of one \(thing.one) "
        + "kept together; the test rows took no part.",
      "- The champion is the simplest learner that explains itself within "
        + "\(fixed(facts.tolerance, 3)) AUC of the best, or else the best of those that explain "
        + "themselves. \(distance) A learner explains itself where the log-odds are exactly a base plus "
        + "one number a field: \(Self.explaining).",
    ]
    if explains {
      lines.append("- A scan found no step against the credit sense of a monotone input.")
    }
    lines += [
      "- `assay model verify` scores \(TrainingLab.goldenRows) made-up applications again, bit for "
        + "bit.",
      "",
      "| recipe | learner | AUC, cross-validated: mean of rows as they are and blanked | outcome |",
      "|---|---|---:|---|",
    ]
    for line in facts.report.selection {
      lines.append(
        "| \(line.recipe) | \(Learner(rawValue: line.learner)?.title ?? line.learner) "
          + "| \(fixed(line.areaUnderCurve, 4)) | \(Self.words(line.outcome)) |")
    }
    return lines
  }

  /// The learners that explain themselves, in words.
  private static var explaining: String {
    let titles = Learner.allCases.filter(\.explains).map(\.title)
    return titles.dropLast().joined(separator: ", ") + " and " + (titles.last ?? "")
  }

  /// How far the champion lies below the best of all.
  private var distance: String {
    let lines = facts.report.selection
    guard let champion = lines.first(where: { $0.outcome == .champion })?.areaUnderCurve,
      let best = lines.map(\.areaUnderCurve).max()
    else { return "" }
    return "It lies \(fixed(best - champion, 4)) below the best."
  }

  private static func words(_ outcome: SelectionLine.Outcome) -> String {
    switch outcome {
    case .champion: "champion"
    case .challenger: "challenger"
    case .left: "another recipe of its learner did better"
    }
  }

  var lineage: [String] {
    var lines = [
      "## Data lineage", "", "None of these files' rows is in this pack.", "",
      "| file | SHA-256 | rows | not readable | fields without a column |",
      "|---|---|---:|---:|---|",
    ]
    for file in facts.history.files {
      lines.append(
        "| \(file.name) | `\(file.digest.hex)` | \(count(file.rows)) | \(count(file.refused)) | "
          + (file.missing.isEmpty ? "–" : file.missing.map(\.rawValue).joined(separator: ", "))
          + " |")
    }
    return lines + [
      "",
      "`assay model train \(facts.name.product) --data FOLDER\(learners)` with these files gives "
        + "this pack byte for byte.",
    ]
  }

  /// The option that names the learners that took part; empty where all did.
  private var learners: String {
    let took = Set(facts.report.selection.map(\.learner))
    let all = Learner.allCases.map(\.rawValue)
    return took.isSuperset(of: all)
      ? "" : " --learners " + all.filter(took.contains).joined(separator: ",")
  }
}
