import Lending
import StrictJSON
import Tables
import Testing

private func field(_ id: FieldID, _ kind: FieldKind) -> Field {
  Field(
    id: id, label: id.rawValue, help: "", group: "g", kind: kind, isRequired: false, use: .scored,
    whenUnknown: "", change: .fixed)
}

private func number(_ id: FieldID, _ unit: FieldUnit) -> Field {
  field(
    id, .number(NumberRange(unit: unit, minimum: 0, maximum: 1e6, decimals: 1)))
}

private let catalogue = FieldCatalogue(
  product: .installmentLoan, currency: "EUR",
  groups: [FieldGroup(id: "g", label: "", isOptional: false)],
  fields: [
    number("loan_amount", .money), number("annual_income", .money), number("term_months", .months),
    number("employment_years", .years), number("credit_history_years", .years),
    number("interest_rate", .percent), number("fico_score", .points),
    field(
      "home_ownership",
      .choice([FieldChoice(id: "rent", label: "Rents"), FieldChoice(id: "own", label: "Owns")])),
  ])

private func map(_ text: String) throws -> ColumnMap {
  try OwnColumnMap.read(StrictJSON.parse(Array(text.utf8)), name: "map.json", catalogue)
}

private let good = """
  {"product":"installment-loan","id":"Nr","dates":"DD.MM.YYYY","decimal":"comma","columns":{
  "loan_amount":"Betrag","annual_income":{"column":"Monatseinkommen","unit":"months"},
  "term_months":{"column":"Jahre","unit":"years"},"interest_rate":{"column":"Zins","unit":"fraction"},
  "employment_years":{"column":"Tage","unit":"days"},"fico_score":"",
  "credit_history_years":{"column":"Erster","until":"Antrag"},
  "home_ownership":{"column":"Housing","values":{"Tenant":"rent","Owner":"own","?":""}}}}
  """

@Test func anOwnMapIsReadInItsUnitsWordsDatesAndMarks() throws {
  let header = "Nr;Betrag;Monatseinkommen;Jahre;Zins;Tage;Erster;Antrag;Housing"
  let form = try form(
    map(good), header, "a1;12.500,50;1.234,5;3;0,0725;730,5;15.03.2001;01.03.2011;Tenant")
  #expect(form.entries["loan_amount"] == .text("12500.50"))
  #expect(form.entries["annual_income"] == .number(1234.5 * 12))
  #expect(form.entries["term_months"] == .number(36))
  #expect(form.entries["interest_rate"] == .number(0.0725 * 100))
  #expect(form.entries["employment_years"] == .number(2))
  #expect(form.entries["credit_history_years"] == .number(10))
  #expect(form.entries["home_ownership"] == .text("rent"))
  let application = try form.validated(by: catalogue)
  #expect(application.number("loan_amount") == 12500.5)
}

@Test func wordsWithoutMeaningAreUnknownAndOtherWordsAreRefused() throws {
  let map = try map(good)
  #expect(try form(map, "Housing;Zins", "?;1,5").entries["home_ownership"] == nil)
  let form = try form(map, "Housing;Zins", "Squatter;1,5")
  #expect(throws: FieldProblems.self) { try form.validated(by: catalogue) }
}

@Test func columnsOfAMapThatTheTableLacksAreNamed() throws {
  let bound = try map(good).bound(to: ["Betrag", "Erster", "Extra"])
  #expect(bound.unmatched == ["Extra"])
  #expect(
    bound.absent == ["monatseinkommen", "jahre", "zins", "tage", "antrag", "housing", "nr"])
  #expect(bound.fields == ["loan_amount", "credit_history_years"])
}

@Test func theTemplateIsAMapThatOnlyLacksItsColumns() throws {
  let template = OwnColumnMap.template(catalogue)
  #expect(throws: OwnColumnMap.Problem.self) { try map(template) }
  let filled = template.replacing("\"loan_amount\": \"\"", with: "\"loan_amount\": \"x\"")
  #expect(try map(filled).rules == [ColumnMap.Rule("loan_amount", [["x"]], .plain)])
}

@Test(arguments: [
  ("[]", "an object with product"), (#"{"columns":{}}"#, "product must name"),
  (#"{"product":"installment-loan"}"#, "columns must be"),
  (#"{"product":"installment-loan","columns":{}}"#, "columns must name"),
  (#"{"product":"installment-loan","columns":{"loan":"x"}}"#, "columns.loan is not a field"),
  (#"{"product":"installment-loan","colums":{},"columns":{}}"#, "colums is not known"),
  (#"{"product":"installment-loan","columns":{"loan_amount":3}}"#, "columns.loan_amount must be"),
  (
    #"{"product":"installment-loan","columns":{"loan_amount":{"col":"x"}}}"#,
    "columns.loan_amount.col is not known"
  ),
  (
    #"{"product":"installment-loan","columns":{"loan_amount":{"unit":"months"}}}"#,
    "columns.loan_amount.column must"
  ),
  (
    #"{"product":"installment-loan","columns":{"credit_history_years":{"column":"","until":"x"}}}"#,
    "columns.credit_history_years.column must"
  ),
  (
    #"{"product":"installment-loan","columns":{"credit_history_years":{"column":"x","until":3}}}"#,
    "columns.credit_history_years.until must"
  ),
  (
    #"{"product":"installment-loan","columns":{"loan_amount":{"column":"x","unit":"days"}}}"#,
    "columns.loan_amount.unit is not for"
  ),
  (
    #"{"product":"installment-loan","columns":{"interest_rate":{"column":"x","unit":"days"}}}"#,
    "columns.interest_rate.unit must be one of fraction, percent"
  ),
  (
    #"{"product":"installment-loan","columns":{"home_ownership":{"column":"x","unit":"days"}}}"#,
    "columns.home_ownership.unit is for numbers"
  ),
  (
    #"{"product":"installment-loan","columns":{"home_ownership":{"column":"x","values":{"T":"hut"}}}}"#,
    "columns.home_ownership.values gives for word 1 what must be one of rent, own"
  ),
  (
    #"{"product":"installment-loan","columns":{"loan_amount":{"column":"x","until":"y"}}}"#,
    "columns.loan_amount.until is for fields in years"
  ),
  (
    #"{"product":"installment-loan","columns":{"interest_rate":{"column":"x","unit":"percent","values":{}}}}"#,
    "columns.interest_rate cannot have values and unit"
  ),
  (
    #"{"product":"installment-loan","columns":{"loan_amount":"x"},"dates":"D.M.Y"}"#,
    "dates must be one of DD.MM.YYYY"
  ),
  (
    #"{"product":"installment-loan","columns":{"loan_amount":"x"},"decimal":","}"#,
    "decimal must be"
  ),
  (#"{"product":"installment-loan","columns":{"loan_amount":"x"},"id":7}"#, "id must be a text"),
])
func aWrongMapIsRefusedWithItsPlace(text: String, words: String) throws {
  do {
    _ = try map(text)
    Issue.record("accepted")
  } catch let problem as OwnColumnMap.Problem {
    #expect(problem.sentence.hasPrefix(words), "\(problem.sentence)")
  }
}

@Test(arguments: [
  ("DD.MM.YYYY", "31.12.2015"), ("DD/MM/YYYY", "31/12/2015"), ("MM/DD/YYYY", "12/31/2015 10:00"),
  ("MM/YYYY", "12/2015"), ("YYYY/MM/DD", "2015/12/31"), ("YYYY-MM-DD", "2015-12-31"),
  ("YYYYMM", "201512"),
])
func datesOfEveryFormAreReadAsNamed(name: String, date: String) throws {
  let map = try map(
    #"{"product":"installment-loan","columns":{"credit_history_years":"#
      + #"{"column":"a","until":"b"}},"dates":"\#(name)"}"#)
  let earlier = date.replacing("2015", with: "2005")
  #expect(
    try form(map, "a;b", "\(earlier);\(date)").entries["credit_history_years"] == .number(10))
}

@Test func aDateThatMayBeReadInTwoWaysNeedsItsForm() throws {
  let map = try map(
    #"{"product":"installment-loan","columns":{"credit_history_years":"#
      + #"{"column":"a","until":"b"}}}"#)
  let form = try form(map, "a;b", "03/04/2005;03/04/2015")
  #expect(throws: FieldProblems.self) { try form.validated(by: catalogue) }
}
