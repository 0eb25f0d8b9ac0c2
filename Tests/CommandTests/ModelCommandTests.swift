import Foundation
import Testing

/// The files of a lender of nobody, of which none can be read as a table.
private func lenderFiles(_ command: Command) throws -> [String] {
  try FileManager.default.createDirectory(
    atPath: command.path("data"), withIntermediateDirectories: true)
  return try ["2007-2011", "2007-2018-sample", "2012-2018-dated"].map { years in
    try command.write("kept \(years)", to: "data/lending-club-\(years).csv.gz")
  }
}

@Test func theRowsOfATrainingNeverReplaceAFileOfTheLender() throws {
  let command = try Command()
  let files = try lenderFiles(command)
  let other = try command.write("kept notes", to: "data/notes.txt")
  try FileManager.default.createSymbolicLink(
    atPath: command.path("link.csv"), withDestinationPath: files[1])
  try FileManager.default.linkItem(atPath: files[2], toPath: command.path("hard.csv"))
  let before = try (files + [other]).map { try String(contentsOfFile: $0, encoding: .utf8) }
  let data = command.path("data")
  for output in [
    files[0], "\(data)/../data/lending-club-2012-2018-dated.csv.gz", other,
    command.path("link.csv"), command.path("hard.csv"),
  ] {
    let result = try command.run("model", "rows", "installment-loan", "--data", data, "-o", output)
    #expect(result.code == 3)
    #expect(
      result.complaint.contains("is one of the lender's files; choose another name"), "\(output)")
  }
  #expect(try (files + [other]).map { try String(contentsOfFile: $0, encoding: .utf8) } == before)
}

@Test func rowsThatCannotBeMadeLeaveAnOlderTableAsItWas() throws {
  let command = try Command()
  _ = try lenderFiles(command)
  let older = try command.write("kept table", to: "rows.csv")
  let result = try command.run(
    "model", "rows", "installment-loan", "--data", command.path("data"), "-o", older)
  #expect(result.code == 3)
  #expect(result.complaint.contains("No rows were written: "))
  #expect(try command.read("rows.csv") == "kept table")
  let left = try FileManager.default.contentsOfDirectory(atPath: command.folder)
  #expect(!left.contains { $0.hasPrefix("rows.csv.") })
}

@Test(arguments: ["installment-loan", "credit-card", "recovery"])
func aFolderThatTakesNoPacksEndsTheTrainingBeforeItBegins(product: String) throws {
  let command = try Command()
  try FileManager.default.createDirectory(
    atPath: command.path("out"), withIntermediateDirectories: true)
  let place = try command.write("no folder", to: "out/\(product)")
  let result = try command.run(
    "model", "train", product, "--data", "/nowhere", "--out", command.path("out"))
  #expect(result.code == 3)
  #expect(
    result.complaint == "assay: Nothing was trained: the packs have no place: No model pack can be "
      + "put into the folder \(place) (Not a directory). Name another with --out, or let this user "
      + "write there.\n")
}

/// A copy of an installed pack whose `pack.json` says something else.
private func altered(_ command: Command, _ pack: String, _ old: String, _ new: String) throws
  -> String
{
  let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let folder = command.path("copy-\(UUID().uuidString)")
  try FileManager.default.copyItem(atPath: "\(root)/resources/models/\(pack)", toPath: folder)
  let file = "\(folder)/pack.json"
  let text = try String(contentsOfFile: file, encoding: .utf8)
  try #require(text.contains(old))
  let place = try #require(text.range(of: old))
  try text.replacingCharacters(in: place, with: new)
    .write(toFile: file, atomically: false, encoding: .utf8)
  return folder
}

@Test(arguments: [
  (
    "installment-loan/borrower-1", "\"value\" : 0.7154051838967409",
    "\"value\" : 0.9154051838967409",
    "auc (another draw, all resolved test rows)"
  ),
  (
    "installment-loan/priced-svm-1", "\"on\" : \"out of time, 2015 on\"",
    "\"on\" : \"the best rows\"",
    "auc (the best rows)"
  ),
  (
    "recovery/standard-1", "\"value\" : 0.0928296850089323", "\"value\" : 0.0128296850089323",
    "Mean absolute error of the share (cross-validation, charge-offs"
  ),
  (
    "credit-card/standard-1", "\"value\" : 0.7839590437478747", "\"value\" : 0.8839590437478747",
    "auc (mean of five seeded folds of all accounts"
  ),
  (
    "credit-card/standard-1", "\"rows\" : 23961", "\"rows\" : 93961",
    "number of rows of credit-card-default.csv.gz"
  ),
  (
    "recovery/standard-1", "\"rows\" : 42531", "\"rows\" : 2531",
    "number of rows of lending-club-2007-2011.csv.gz"
  ),
  (
    "installment-loan/borrower-1", "\"digest\" : \"ee2f46b4", "\"digest\" : \"ee2f46b5",
    "digest of lending-club-2007-2011.csv.gz"
  ),
  ("installment-loan/borrower-1", "400 trees", "900 trees", "learner"),
  (
    "installment-loan/borrower-svm-1", "\"libxgboost\" : \"1.7.4\"", "\"libxgboost\" : \"2.7.4\"",
    "list of libraries"
  ),
  ("recovery/standard-1", "\"variant\" : \"standard\"", "\"variant\" : \"better\"", "name"),
])
func anAlteredFigureOfAManifestIsNamed(pack: String, old: String, new: String, named: String) throws
{
  let command = try Command()
  let folder = try altered(command, pack, old, new)
  let result = try command.run("model", "verify", folder)
  #expect(result.code == 5, "\(result.output)")
  #expect(result.complaint.contains("pack.json tells another \(named)"), "\(result.complaint)")
}

@Test func aManifestThatLeavesAFigureOutIsRefused() throws {
  let command = try Command()
  for (pack, measure) in [
    ("installment-loan/borrower-1", "\"ks\""), ("recovery/standard-1", "\"R²"),
  ] {
    let folder = try altered(command, pack, measure, measure + "x")
    let result = try command.run("model", "verify", folder)
    #expect(result.code == 5)
  }
  let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  for pack in ["installment-loan/borrower-1", "recovery/standard-1"] {
    let text = try String(
      contentsOfFile: "\(root)/resources/models/\(pack)/pack.json", encoding: .utf8)
    let metrics = try #require(text.range(of: "\"metrics\" : ["))
    let end = try #require(text.range(of: "\n  ],", range: metrics.upperBound..<text.endIndex))
    let folder = try altered(
      command, pack, String(text[metrics.upperBound..<end.lowerBound]), "")
    let result = try command.run("model", "verify", folder)
    #expect(result.code == 5, "\(result.output)")
    #expect(result.complaint.contains("pack.json leaves out"), "\(result.complaint)")
  }
}

@Test func aPackIsVerifiedByItsNameAndAnUnknownNameTellsTheInstalledOnes() throws {
  let command = try Command()
  let known = try command.run("model", "verify", "recovery-standard", "credit-card-standard@1")
  #expect(known.code == 0, "\(known.complaint)")
  #expect(known.output.hasPrefix("recovery-standard@1: whole, "))
  #expect(known.output.contains("\ncredit-card-standard@1: whole, "))
  let unknown = try command.run("model", "verify", "recovery-standart")
  #expect(unknown.code == 5)
  #expect(unknown.complaint.contains("recovery-standart"))
  for name in ["installment-loan-borrower@1", "credit-card-standard@1", "recovery-standard@1"] {
    #expect(unknown.complaint.contains(name), "\(unknown.complaint)")
  }
}

@Test(arguments: [
  ["model", "returns", "recovery-standard", "--data", "."],
  ["model", "compare", "--product", "recovery"],
  ["model", "compare", "recovery-standard"],
  ["model", "compare", "--product", "recovery", "--data", "."],
  ["batch", "in.csv", "-o", "out.csv", "--product", "recovery"],
  ["portfolio", "in.csv", "-o", "out.csv", "--budget", "1000", "--product", "recovery"],
])
func whatRecoveryCannotDoNamesTheCommandThatCan(words: [String]) throws {
  let command = try Command()
  _ = try command.write(someLoans, to: "in.csv")
  let result = try command.run(words)
  #expect(result.code == 3, "\(result.complaint)")
  #expect(result.complaint.contains("charged-off loans"), "\(result.complaint)")
  #expect(result.complaint.contains("`assay recover"), "\(result.complaint)")
}

@Test(arguments: ["", ",", "glassbox,", "glassbox,,svm", " "])
func learnersThatAreNotNamedAreRefusedWithTheirList(names: String) throws {
  let command = try Command()
  let result = try command.run(
    "model", "train", "installment-loan", "--data", command.path("nowhere"), "--learners", names)
  #expect(result.code == 2)
  #expect(
    result.complaint.contains("the learners are scorecard, svm, "), "\(result.complaint)")
}
