import Fuzzing
import Lending
import Tables
import Testing

private func field(_ id: FieldID, _ kind: FieldKind) -> Field {
  Field(
    id: id, label: id.rawValue, help: "", group: "g", kind: kind, isRequired: false, use: .scored,
    whenUnknown: "", change: .fixed)
}

private let catalogue = FieldCatalogue(
  product: .installmentLoan, currency: "USD",
  groups: [FieldGroup(id: "g", label: "", isOptional: false)],
  fields: [
    field(
      "fico_score",
      .number(NumberRange(unit: .points, minimum: 300, maximum: 850, decimals: 0))),
    field(
      "income_verification",
      .choice([FieldChoice(id: "none", label: "None"), FieldChoice(id: "full", label: "Full")])),
    field(
      "grade", .choice([FieldChoice(id: "A", label: "A"), FieldChoice(id: "B", label: "B")])),
    field("region", .text),
  ])

/// What both ways read of one row in our own words.
private func read(_ row: String) throws -> LoanApplication {
  let text = "fico_score,income_verification,grade,region\n\(row)\n"
  var reader = try TableReader(pieces(Array(text.utf8), of: 64))
  let columns = ColumnMap.assay(catalogue).bound(to: reader.header)
  let block = try #require(try reader.nextBlock())
  var cells = RecordCells(block)
  cells.scan(0)
  let plain = try columns.form(cells.texts).validated(by: catalogue)
  var room = ApplicationRow(catalogue)
  #expect(RowReader(columns, catalogue).read(cells, into: &room))
  #expect(room.application(catalogue) == plain)
  return plain
}

@Test(arguments: [
  "NA", "N/A", "n/a", "na", "#N/A", "NULL", "null", "Null", "NaN", "nan", "NAN", "-", "--", ".",
  "?", "None",
])
func aWordForMissingIsUnknownInNumbersAndChoices(word: String) throws {
  let application = try read("\(word),full,\(word),\(word)")
  #expect(application.number("fico_score") == nil)
  #expect(application.choice("grade") == nil)
  // A text may be what it says: Namibia's code is NA.
  #expect(application.choice("region") == word)
}

@Test func anAnswerOfTheFieldGoesBeforeAWordForMissing() throws {
  #expect(try read("700,None,A,x").choice("income_verification") == "none")
  #expect(try read("700,none,A,x").choice("income_verification") == "none")
}

@Test(arguments: [
  ("10+ years", 10.0), ("< 1 year", 0), ("3", 3), ("1 year", 1), ("6 months", 0.5),
  ("18 mths", 1.5), ("2 yrs", 2),
])
func timesInAJobAreYears(text: String, years: Double) throws {
  #expect(
    try form(.lendingClub, "loan_amnt,emp_length", "1,\(text)").entries["employment_years"]
      == .number(years))
}

@Test(arguments: ["6 weeks", "1 year 6 months", "3,5 years", "2 persons", "12 000"])
func otherTimesInAJobAreNoNumbers(text: String) throws {
  let entry = try form(.lendingClub, "loan_amnt;emp_length", "1;\(text)")
    .entries["employment_years"]
  #expect(entry == .text(text))
}
