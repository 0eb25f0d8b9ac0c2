import Testing

@Test func oneRowAndOneCellAreToldAsOne() throws {
  let command = try Command()
  let input = try command.write(
    "id,loan_amount,term_months,annual_income,note\nA,12000,36,52000,x\nB\n", to: "in.csv")
  let told = try command.run("batch", input, "-o", command.path("o.csv"))
  #expect(told.complaint.contains("1 row scored"))
  #expect(told.complaint.contains("1 row rejected"))
  #expect(told.complaint.contains("1 column is not an input and was not read: note"))
  #expect(try command.read("o.rejects.csv").contains("2,,has 1 cell where the header has 5"))
}

@Test func aFolderThatIsMissingIsSaidToBe() throws {
  let command = try Command()
  let input = try command.write(
    "loan_amount,term_months,annual_income\n12000,36,52000\n", to: "in.csv")
  let told = try command.run("batch", input, "-o", "nodir/o.csv")
  #expect(told.complaint.contains("nodir/o.csv: its folder does not exist; make it first"))
  // Without a name of its own it would be the folder.
  #expect(!(try command.run("batch", input, "-o", "in.csv/o.csv").complaint.contains("make it")))
}

@Test func anIdComesOutAsItStoodAndStartsNoFormula() throws {
  let command = try Command()
  let ids = [" A-1", "\t=1", " =2", "\"  B \"\"x\"\"\"", "-7", " -7", "C-1 ", "7"]
  let rows = ids.map { "\($0),12000,36,52000,9000\n" }.joined()
  let input = try command.write(
    "id,loan_amount,term_months,annual_income,outstanding_principal\n" + rows, to: "in.csv")
  let out = [" A-1", "'\t=1", "' =2", "\"  B \"\"x\"\"\"", "-7", " -7", "C-1 ", "7"]
  for verb in ["batch", "recover"] {
    _ = try command.run(verb, input, "-o", command.path("o.csv"))
    let lines = try command.read("o.csv").split(separator: "\n").dropFirst()
    for (row, (line, id)) in zip(lines, out).enumerated() {
      let whole = "\(row + 1),\(id),"
      #expect(line.hasPrefix(whole), "\(verb): \(line)")
    }
    #expect(lines.count == out.count)
  }
  // The reference of a case is a name that a person types.
  _ = try command.run("case", "import", input)
  let again = try command.write(
    "id,loan_amount,term_months,annual_income\nA-1,12000,36,52000\n", to: "again.csv")
  #expect(try command.run("case", "import", again).output.contains("0 cases kept"))
}
