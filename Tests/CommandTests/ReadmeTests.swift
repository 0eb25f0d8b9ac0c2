import Foundation
import Testing

private let root =
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

/// The page as one line, so that a sentence is found wherever it wraps.
private func readme() throws -> String {
  try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
    .split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// What `assay model show NAME --json` says of a pack.
private struct ShownModel {
  let document: [String: Any]

  init(_ name: String) throws {
    let json = try Command().run("model", "show", name, "--json").output
    document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  private func metric(_ name: String, on set: String) throws -> [String: Any] {
    let metrics = try #require(document["metrics"] as? [[String: Any]])
    return try #require(
      metrics.first { $0["name"] as? String == name && $0["on"] as? String == set },
      "\(name), \(set)")
  }

  func value(_ name: String, on set: String) throws -> Double {
    try #require(try metric(name, on: set)["value"] as? Double)
  }

  /// `0.715 (0.701–0.728)`.
  func area(on set: String) throws -> String {
    let metric = try metric("auc", on: set)
    let low = try #require(metric["low"] as? Double)
    let high = try #require(metric["high"] as? Double)
    return String(format: "%.3f (%.3f–%.3f)", try value("auc", on: set), low, high)
  }

  /// `13.7 % against 13.6 %`.
  func level(on set: String) throws -> String {
    String(
      format: "%.1f %% against %.1f %%", 100 * (try value("mean_probability", on: set)),
      100 * (try value("observed_rate", on: set)))
  }

  func error(on set: String) throws -> String {
    String(format: "%.3f", try value("ece", on: set))
  }

  /// Rows of a test set.
  func loans(on set: String) throws -> Int {
    let evaluation = try #require(document["evaluation"] as? [String: Any])
    let tests = try #require(evaluation["tests"] as? [[String: Any]])
    return try #require(tests.first { $0["name"] as? String == set }?["loans"] as? Int)
  }
}

/// What `assay model compare --json` says of the packs of a product.
private struct ComparedModels {
  private struct Told: Decodable {
    struct Line: Decodable {
      struct Figure: Decodable { let value: Double }
      let model: String
      let auc: Figure?
    }
    let name: String
    let lines: [Line]
  }

  private let tables: [Told]

  init(product: String) throws {
    let json = try Command().run("model", "compare", "--product", product, "--json").output
    tables = try JSONDecoder().decode([Told].self, from: Data(json.utf8))
  }

  /// `0.715`.
  func area(_ model: String, on set: String) throws -> String {
    let table = tables.first { $0.name == set }
    let line = table?.lines.first { $0.model == model }
    return String(format: "%.3f", try #require(line?.auc?.value, "\(model), \(set)"))
  }
}

private let anotherDraw = "another draw, all resolved test rows"
private let outOfTime = "out of time, 2015 on"

@Test func theExampleOfTheReadmeIsWhatTheCommandPrints() throws {
  let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
  let words = "$ assay assess resources/demo/2-close-call.json\n"
  let after = try #require(readme.components(separatedBy: words).dropFirst().first)
  let example = try #require(after.components(separatedBy: "```").first)
  let file = "\(root)/resources/demo/2-close-call.json"
  #expect(try Command().run("assess", file).output == example)
}

@Test func theTableOfInstalmentLoansTellsTheFiguresOfTheCards() throws {
  let readme = try readme()
  let models = try ["installment-loan-borrower", "installment-loan-priced"].map {
    try ShownModel($0)
  }
  func expect(_ words: String, _ cell: (ShownModel) throws -> String) throws {
    let line = "| \(words) | \(try models.map(cell).joined(separator: " | ")) |"
    #expect(readme.contains(line), "\(line)")
  }
  try expect("AUC, other loans of the same years") { try $0.area(on: anotherDraw) }
  try expect("AUC, each loan once (some stand in the file twice)") {
    try $0.area(on: "another draw, each loan once")
  }
  try expect("AUC, out of time: loans issued before 2015 against later ones") {
    try $0.area(on: outOfTime)
  }
  try expect("Mean chance against observed rate, matured 36-month loans") {
    try $0.level(on: "another draw, matured 36-month loans")
  }
  try expect("Calibration error (ECE) on these") {
    try $0.error(on: "another draw, matured 36-month loans")
  }
  try expect("Calibration error out of time, matured 36-month loans of 2015 (4 949 rows)") {
    try $0.error(on: "out of time, matured 36-month loans of 2015")
  }
  for model in models {
    let loans = try model.loans(on: anotherDraw)
    #expect(readme.contains("(\(loans / 1000) \(loans % 1000) resolved rows of Lending Club"))
  }
}

@Test func theTableOfLearnersIsWhatCompareSays() throws {
  let readme = try readme()
  let models = try ComparedModels(product: "installment-loan")
  for (learner, ending) in [
    ("logistic scorecard", "-scorecard"), ("linear SVM", "-svm"), ("**glass box**", ""),
    ("glass box with pairs", "-pairs"), ("boosted trees, monotone", "-monotone"),
    ("boosted trees, full", "-boosted"), ("random forest", "-forest"), ("neural net", "-network"),
  ] {
    let cells = try ["borrower", "priced"].map { variant in
      try [anotherDraw, outOfTime].map {
        try models.area("installment-loan-\(variant)\(ending)@1", on: $0)
      }.joined(separator: " · ")
    }
    let line = "| \(learner) | \(cells.joined(separator: " | ")) |"
    #expect(readme.contains(line), "\(line)")
  }
}

@Test func theSentenceOfCreditCardsTellsTheFiguresOfTheCard() throws {
  let readme = try readme()
  let card = try ShownModel("credit-card-standard")
  let held = "held-out fifth of the accounts"
  let folds = try card.value(
    "auc", on: "mean of five seeded folds of all accounts, lowest and highest fold")
  let sentence =
    "AUC \(try card.area(on: held)) on a fifth of the accounts that was drawn once, "
    + "ECE \(try card.error(on: held)); mean of five seeded folds of all accounts "
    + String(format: "%.3f", folds)
  #expect(readme.contains(sentence), "\(sentence)")
}

@Test func theSentenceOfRecoveryTellsTheFiguresOfTheCard() throws {
  let readme = try readme()
  let model = try ShownModel("recovery-standard")
  func error(_ of: String, on set: String) throws -> String {
    String(format: "%.3f", try model.value("Mean absolute error of the \(of)", on: set))
  }
  let (last, later) = ("out of time, issued 2011", "later file, issued 2012 on")
  let sum = try model.value("Predicted over real gross recoveries", on: last)
  for words in [
    "the predicted gross recoveries of 2011 are \(String(format: "%.1f", 100 * sum)) % of the real",
    "the mean error of the share is \(try error("share", on: last)) against "
      + "\(try error("constant mean", on: last)) for the constant mean",
    "(the constant median, which says nothing of money, has "
      + "\(try error("constant median", on: last)))",
    "it is worse than a constant (\(try error("share", on: later)) against "
      + "\(try error("constant mean", on: later)))",
  ] {
    #expect(readme.contains(words), "\(words)")
  }
}

/// The distance to the best within which the simplest learner answers.
@Test func theReadmeTellsTheToleranceOfTheCards() throws {
  let readme = try readme()
  func tolerance(_ model: String) throws -> String {
    let card = try Command().run("model", "show", model).output
    let words = try #require(
      card.components(separatedBy: "explains itself within ").dropFirst().first)
    return String(words.prefix { $0 != " " })
  }
  let loans = try tolerance("installment-loan-borrower")
  #expect(try tolerance("installment-loan-priced") == loans)
  let words =
    "within \(loans) (cards: \(try tolerance("credit-card-standard"))) of the best learner"
  #expect(readme.contains(words), "\(words)")
}

/// Loans with cash, each once, stand beside rows of the same vintage: the page must say which is which.
@Test func theReadmeTellsRowsFromLoans() throws {
  let model = try ShownModel("installment-loan-priced")
  let evaluation = try #require(model.document["evaluation"] as? [String: Any])
  let returns = try #require(evaluation["returns"] as? [[String: Any]])
  let groups = returns.flatMap { $0["groups"] as? [[String: Any]] ?? [] }
  let group = try #require(groups.first { $0["name"] as? String == "36 months, 2015" })
  let once = try #require(group["loans"] as? Int)
  let rows = try model.loans(on: "out of time, matured 36-month loans of 2015")
  func grouped(_ count: Int) -> String { "\(count / 1000) \(String(count % 1000))" }
  let readme = try readme()
  for words in [
    "matured 36-month loans of 2015 (\(grouped(rows)) rows)",
    "for the \(grouped(once)) loans of 36 months issued in 2015",
    "Here each loan counts once, and only where its payments are known",
    "the same vintage has \(grouped(rows)) of them",
  ] { #expect(readme.contains(words), "\(words)") }
}
