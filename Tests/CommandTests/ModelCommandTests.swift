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
