import Foundation
import Testing

/// Keeps a case and answers with its id.
private func keep(_ command: Command, _ reference: String = "File 7") throws -> String {
  let text = application().replacing("File 7", with: reference)
  let file = try command.write(text, to: "a.json")
  let result = try command.run("case", "new", file)
  #expect(result.code == 0, "\(result.complaint)")
  return try #require(result.output.split(separator: " ").last.map { $0.filter { $0 != "\n" } })
}

private let table = """
  id,loan_amount,term_months,purpose,annual_income,debt_to_income,fico_score
  A-1,9000,36,car,64000,12.5,720
  A-2,nine,36,car,64000,12.5,720
  A-3,12000,60,other,48000,20,690
  A-1,9500,36,car,64000,12.5,720

  """

@Test func aStoreIsBackedUpAndComesBackOnAnEmptyPlace() throws {
  let command = try Command()
  let id = try keep(command)
  let before = try command.run("store")
  #expect(before.code == 0)
  #expect(before.output.contains("never; `assay store backup FOLDER` makes one"))

  let made = try command.run("store", "backup", command.path("backup"))
  #expect(made.code == 0, "\(made.complaint)")
  #expect(made.output.contains("1 file in"))
  #expect(try command.run("store", "status").output.contains("today, in \(command.path("backup"))"))
  #expect(try command.run("store", "verify", "--backup", command.path("backup")).code == 0)

  let refused = try command.run("store", "restore", command.path("backup"))
  #expect(refused.code == 4)
  #expect(refused.complaint.contains("is not empty"))
  let restored = try command.run(
    "store", "restore", command.path("backup"), "--store", command.path("again"))
  #expect(restored.code == 0, "\(restored.complaint)")
  let shown = try command.run("case", "show", id, "--store", command.path("again"))
  #expect(shown.output.contains("reproduced exactly"))
}

@Test func aDamagedBackupIsNamedAndNotRestored() throws {
  let command = try Command()
  _ = try keep(command)
  _ = try command.run("store", "backup", command.path("backup"))
  let folder = try FileManager.default.contentsOfDirectory(atPath: command.path("backup"))
  let name = try #require(folder.first { $0.hasPrefix("journal-") })
  let text = try command.read("backup/\(name)")
  _ = try command.write(text.replacing("File 7", with: "File 8"), to: "backup/\(name)")

  let checked = try command.run("store", "verify", "--backup", command.path("backup"))
  let restored = try command.run(
    "store", "restore", command.path("backup"), "--store", command.path("again"))

  for result in [checked, restored] {
    #expect(result.code == 4)
    #expect(
      result.complaint.contains("journal-000001.jsonl, line 2, has a content that was changed"))
  }
  #expect(!FileManager.default.fileExists(atPath: command.path("again")))
}

@Test func whatACaseToldIsErasedAndThatItWasStaysOnRecord() throws {
  let command = try Command()
  let id = try keep(command, "Canary 9")
  let other = try keep(command)
  _ = try command.run("store", "backup", command.path("backup"))

  let unsure = try command.run("case", "erase", id, "--reason", "person-asked")
  #expect(unsure.code == 2)
  #expect(unsure.complaint.contains("--yes"))
  #expect(try command.run("case", "erase", id, "--reason", "Canary 9 asked", "--yes").code == 2)
  let erased = try command.run(
    "case", "erase", "Canary 9", "--reason", "person-asked", "--yes", "--by", "Ada")
  #expect(erased.code == 0, "\(erased.complaint)")
  #expect(erased.output.contains("1 case erased: 2 contents"))

  let shown = try command.run("case", "show", id, "--history")
  #expect(shown.code == 0)
  #expect(shown.output.contains("by Ada: person-asked"))
  #expect(shown.output.contains("case.opened"))
  let json = try command.run("case", "show", id, "--json")
  #expect(json.output.contains("\"reason\" : \"person-asked\""))
  let noted = try command.run("case", "note", id, "more")
  #expect(noted.code == 3)
  #expect(noted.complaint.contains("was erased on"))
  #expect(try !command.run("case", "list").output.contains("Canary"))
  #expect(try command.run("case", "show", other).output.contains("reproduced exactly"))
  let verified = try command.run("store", "verify")
  #expect(verified.code == 0)
  #expect(verified.output.contains("2 contents of 1 case were erased"))
  #expect(try holds(command, "store", "Canary") == [])

  #expect(try holds(command, "backup", "Canary") != [])
  #expect(try command.run("store", "backup", command.path("backup")).code == 0)
  #expect(try holds(command, "backup", "Canary") == [])
}

private func holds(_ command: Command, _ folder: String, _ word: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: command.path(folder)).filter { name in
    let bytes = FileManager.default.contents(atPath: command.path("\(folder)/\(name)")) ?? Data()
    return bytes.range(of: Data(word.utf8)) != nil
  }
}

@Test func aTableBecomesCasesAndTheSameCommandGoesOnWhereItStopped() throws {
  let command = try Command()
  let file = try command.write(table, to: "in.csv")

  let first = try command.run("case", "import", file)

  #expect(first.code == 1, "\(first.complaint)")
  #expect(first.output.contains("2 cases kept"))
  #expect(first.output.contains("1 row is a case already"))
  let rejects = try command.read("in.rejects.csv")
  #expect(rejects.hasPrefix("row,field,problem\n2,loan_amount,"))
  #expect(!rejects.contains("nine"))
  #expect(try command.run("case", "show", "A-3").output.contains("reproduced exactly"))

  _ = try command.write(table + "A-4,7000,36,car,51000,9,701\n", to: "in.csv")
  let second = try command.run("case", "import", file)

  #expect(second.output.contains("1 case kept"))
  #expect(second.output.contains("3 rows are cases already"))
  #expect(try command.run("store").output.contains("Cases        3"))
}

@Test func anImportWhereNothingCanBeWrittenSaysSo() throws {
  let command = try Command()
  let file = try command.write(table, to: "in.csv")
  let refused = try command.run("case", "import", file, "--store", "/proc/nowhere")
  #expect(refused.code == 4)
}

@Test func allThatIsKeptOfACaseIsGivenOutAndThatIsOnRecord() throws {
  let command = try Command()
  let id = try keep(command)
  let other = try keep(command, "Other 1")
  _ = try command.run("case", "note", id, "called back")

  let given = try command.run("case", "export", id, "--by", "Ada")

  #expect(given.code == 0, "\(given.complaint)")
  let json = try JSONSerialization.jsonObject(with: Data(given.output.utf8)) as? [String: Any]
  let cases = try #require(json?["cases"] as? [[String: Any]])
  #expect(cases.count == 1)
  #expect(cases.first?["reference"] as? String == "File 7")
  #expect((cases.first?["history"] as? [Any])?.count == 3)
  #expect(given.output.contains("called back"))
  #expect(!given.output.contains("Other 1"))
  let journal = try command.read("store/journal-000001.jsonl")
  #expect(journal.contains("\"by\":\"Ada\",\"kind\":\"case.exported\",\"case\":\"\(id)\""))
  #expect(try command.run("store", "verify").code == 0)
  // The record says nothing of the case, so erasing the case leaves it.
  #expect(try command.run("case", "erase", id, "--reason", "person-asked", "--yes").code == 0)
  let verified = try command.run("store", "verify")
  #expect(verified.output.contains("3 contents of 1 case were erased"))
  #expect(!verified.output.contains("still there"))
  #expect(try command.run("case", "export", id).code == 3)
  #expect(try command.run("case", "export", other).code == 0)
}

@Test func aMaskedExportHoldsNothingThatNamesAPerson() throws {
  let command = try Command()
  let text = application(", \"region\": \"Canary\"").replacing("64000", with: "64387")
  let file = try command.write(text, to: "a.json")
  let id = try #require(
    try command.run("case", "new", file).output.split(separator: " ").last.map {
      $0.filter { $0 != "\n" }
    })
  _ = try command.run("case", "note", id, "secret words")

  let masked = try command.run("case", "export", "--masked")

  #expect(masked.code == 0, "\(masked.complaint)")
  for word in [id, "File 7", "Canary", "secret", "64387"] { #expect(!masked.output.contains(word)) }
  let json = try JSONSerialization.jsonObject(with: Data(masked.output.utf8)) as? [String: Any]
  let fields = try #require(json?["fields"] as? [String: Any])
  #expect(fields["annual_income"] as? Double == 64_000)
  #expect(fields["purpose"] as? String == "debt_consolidation")
  #expect((json?["opened"] as? String)?.count == 7)
  #expect(
    try command.read("store/journal-000001.jsonl").contains(
      "\"kind\":\"case.exported\",\"case\":\"\""))
}

@Test func casesWhoseTimeIsOverAreListed() throws {
  let command = try Command()
  let id = try keep(command)
  #expect(
    try command.run("case", "list", "--due").output == "No case is untouched for 25 months.\n")
  let journal = "store/journal-000001.jsonl"
  #expect(try command.read(journal).contains(id))
  let erased = try command.run("case", "erase", id, "--reason", "period-over", "--yes")
  #expect(erased.complaint.contains("1 case was changed less than 25 months ago"))
}

@Test func anImportTellsWhatMayBeMeantOtherwise() throws {
  let command = try Command()
  let odd = table + "A-5,7000,36,car,51,9,701\n"

  let told = try command.run("case", "import", try command.write(odd, to: "in.csv"))

  #expect(told.output.contains("3 cases kept"))
  #expect(told.complaint.contains("annual_income: 1 of 4 incomes of a year lie below"))
  let plain = try command.run("case", "import", try command.write(table, to: "plain.csv"))
  #expect(!plain.complaint.contains("annual_income"))
}

@Test func anImportKeepsNothingFromWhereAColumnTurnsOutToHoldFractions() throws {
  let command = try Command()
  let head = "id,loan_amount,term_months,annual_income,interest_rate\n"
  let without = (0..<600).map { "A-\($0),9000,36,64000,\n" }.joined()
  let fractions = (0..<600).map { "B-\($0),9000,36,64000,0.12\n" }.joined()
  let file = try command.write(head + without + fractions, to: "in.csv")

  let refused = try command.run("case", "import", file)

  #expect(refused.code == 3, "\(refused.complaint)")
  #expect(refused.complaint.contains("interest_rate"))
  #expect(try command.run("store").output.contains("Cases        0"))
}
