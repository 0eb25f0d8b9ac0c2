import Lending
import Testing

private func field(_ id: FieldID, _ kind: FieldKind, required: Bool = false) -> Field {
  Field(
    id: id, label: id.rawValue, help: "", group: "g", kind: kind, isRequired: required,
    use: .scored, whenUnknown: "", change: .fixed)
}

private let catalogue = FieldCatalogue(
  product: .installmentLoan, currency: "USD",
  groups: [FieldGroup(id: "g", label: "G", isOptional: false)],
  fields: [
    field(
      .loanAmount, .number(NumberRange(unit: .money, minimum: 500, maximum: 50_000, decimals: 0)),
      required: true),
    field(
      .termMonths,
      .number(
        NumberRange(unit: .months, minimum: 36, maximum: 60, decimals: 0, allowed: [36, 60])),
      required: true),
    field(.purpose, .choice([FieldChoice(id: "car", label: "Car")])),
    field(
      .annualIncome, .number(NumberRange(unit: .money, minimum: 0, maximum: 1e8, decimals: 0)),
      required: true),
    field(
      .jointAnnualIncome, .number(NumberRange(unit: .money, minimum: 0, maximum: 1e8, decimals: 0))),
    field("region", .text),
    field(
      .monthlyDebtPayments,
      .number(NumberRange(unit: .money, minimum: 0, maximum: 1e6, decimals: 0))),
    field(
      .debtToIncome, .number(NumberRange(unit: .percent, minimum: 0, maximum: 1000, decimals: 1))),
    field(
      .jointDebtToIncome,
      .number(NumberRange(unit: .percent, minimum: 0, maximum: 1000, decimals: 1))),
  ])

private func problems(_ entries: [FieldID: ApplicationForm.Entry]) -> [FieldProblem] {
  let form = ApplicationForm(product: .installmentLoan, entries: entries)
  do {
    _ = try form.validated(by: catalogue)
    return []
  } catch {
    return error.problems
  }
}

@Test func allProblemsAreToldAtOnceInCatalogueOrder() {
  let found = problems([
    .loanAmount: .text("lots"), .termMonths: .number(48), .purpose: .text("yacht"),
    "shoe_size": .number(42), .jointAnnualIncome: .wrongType,
  ])
  #expect(
    found.map(\.field) == [
      .loanAmount, .termMonths, .purpose, .annualIncome, .jointAnnualIncome, "shoe_size",
    ])
  #expect(
    found.map(\.kind) == [
      .notANumber, .notAllowed(accepted: [36, 60]), .notAChoice(accepted: ["car"]), .missing,
      .notANumber, .unknownField,
    ])
}

@Test func noProblemRepeatsTheValue() {
  for problem in problems([.loanAmount: .text("secret-123"), .annualIncome: .number(-987_654)]) {
    #expect(!problem.sentence.contains("secret"))
    #expect(!problem.sentence.contains("987"))
  }
}

@Test func valuesInRangeAreAccepted() throws {
  let form = ApplicationForm(
    product: .installmentLoan,
    entries: [
      .loanAmount: .text("12 000"), .termMonths: .text("36"), .purpose: .text("Car"),
      .annualIncome: .number(64000), "region": .text("CA"),
    ])
  let application = try form.validated(by: catalogue)
  #expect(application.number(.loanAmount) == 12000)
  #expect(application.choice(.purpose) == "car")
  #expect(application.choice("region") == "CA")
}

@Test func anIncomeOfBothBelowTheFirstIsAContradiction() {
  let found = problems([
    .loanAmount: .number(1000), .termMonths: .number(36), .annualIncome: .number(50000),
    .jointAnnualIncome: .number(40000),
  ])
  #expect(found.map(\.field) == [.jointAnnualIncome])
}

@Test func emptyTextIsUnknown() {
  var form = ApplicationForm(product: .installmentLoan)
  form.type("  ", in: .purpose)
  form.type("5000", in: .loanAmount)
  form.type("", in: .loanAmount)
  #expect(form.entries[.loanAmount] == nil)
  #expect(catalogue[.purpose]?.read(form.entries[.purpose]) == .unknown)
}

private func problems(besides entries: [FieldID: ApplicationForm.Entry]) -> [FieldID] {
  let required: [FieldID: ApplicationForm.Entry] = [
    .loanAmount: .number(1000), .termMonths: .number(36), .annualIncome: .number(60_000),
  ]
  return problems(required.merging(entries) { $1 }).map(\.field)
}

@Test func debtsSaidInTwoWaysMustAgree() {
  #expect(
    problems(besides: [.monthlyDebtPayments: .number(500), .debtToIncome: .number(44)])
      == [.monthlyDebtPayments])
  #expect(
    problems(besides: [.monthlyDebtPayments: .number(500), .debtToIncome: .number(10)]) == [])
}

@Test func debtsOfBothNeedTheIncomeOfBoth() {
  #expect(problems(besides: [.jointDebtToIncome: .number(20)]) == [.jointDebtToIncome])
}

@Test func debtsOfTheFirstSayNothingOfBoth() {
  let both = LoanApplication(
    product: .installmentLoan,
    values: [
      .annualIncome: .number(50_000), .debtToIncome: .number(40),
      .jointAnnualIncome: .number(100_000),
    ])
  #expect(both.monthlyDebt == nil)
  #expect(both.effectiveDebtToIncome == nil)
}
