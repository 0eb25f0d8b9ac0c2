import Explaining
import Lending
import Testing

private func catalogue(_ product: Product = .installmentLoan) -> FieldCatalogue {
  func field(_ id: FieldID, _ label: String, _ unit: FieldUnit, _ allowed: [Double] = []) -> Field {
    Field(
      id: id, label: label, help: "", group: "g",
      kind: .number(
        NumberRange(unit: unit, minimum: 0, maximum: 1_000_000, decimals: 1, allowed: allowed)),
      isRequired: false, use: .scored, whenUnknown: "", change: .fixed)
  }
  return FieldCatalogue(
    product: product, currency: "USD", groups: [],
    fields: [
      field(.termMonths, "Term", .months, [36, 60]),
      field(.annualIncome, "Annual income", .money),
      field("fico_score", "FICO score", .points),
    ])
}

private func divided(
  _ field: FieldID, _ cuts: [Double], unknown: Int? = nil, _ parts: EvidenceTable...
) -> EvidenceTable {
  .divided(EvidenceDivision(field: field, cuts: cuts, unknown: unknown, parts: parts))
}

private func cell(
  _ loans: Int, _ defaults: Int, traced: Int? = nil
) -> EvidenceTable {
  .cell(
    EvidenceCell(
      loans: loans, defaults: defaults, foretold: 0.151,
      traced: traced.map {
        EvidenceCell.Traced(defaults: $0, medianMonth: 14, recovered: 0.09)
      }))
}

private func evidence(
  _ table: EvidenceTable, _ values: [FieldID: FieldValue] = [:], chance: Double = 0.2,
  product: Product = .installmentLoan
) throws -> Evidence {
  try #require(
    EvidenceReader(table, catalogue(product)).evidence(
      LoanApplication(product: product, values: values), Probability(chance)))
}

@Suite("Evidence in words")
struct EvidenceReaderTests {
  @Test("What came of like loans is said in one sentence, and how sure it is in another")
  func whole() throws {
    let found = try evidence(cell(214, 31, traced: 31))
    #expect(
      found.sentence == "Of 214 past loans like this one, 31 defaulted, half of them by month 14, "
        + "and 9.0\u{202F}% of what was owed came back")
    #expect(
      found.calibration == "That is 14.5\u{202F}%, 90\u{202F}% interval 11.0\u{202F}% to "
        + "18.9\u{202F}%; the model foretold 15.1\u{202F}% for them")
    #expect(found.likeness == "all of them")
  }

  @Test("Where payments are known of some only, it is said of how many; of none, nothing")
  func partly() throws {
    #expect(
      try evidence(cell(214, 31, traced: 12)).sentence
        == "Of 214 past loans like this one, 31 defaulted; of the 12 whose payments are known, half "
        + "defaulted by month 14, and 9.0\u{202F}% of what was owed came back")
    #expect(
      try evidence(cell(1214, 31)).sentence
        == "Of 1\u{202F}214 past loans like this one, 31 defaulted")
    #expect(
      try evidence(cell(120, 0), product: .creditCard).sentence
        == "Of 120 past accounts like this one, none defaulted in the next month")
  }

  @Test("What likeness means is told with the units of the fields")
  func likeness() throws {
    let table = divided(
      .termMonths, [60],
      divided(
        EvidenceBound.chance, [0.12, 0.25], cell(100, 1),
        divided(
          .annualIncome, [60_000],
          cell(100, 2),
          divided("fico_score", [700], unknown: 1, cell(100, 3), cell(100, 4))),
        cell(100, 5)), cell(100, 6))
    func likeness(_ chance: Double, _ values: [FieldID: Double]) throws -> String {
      let told = values.mapValues { FieldValue.number($0) }
      return try evidence(table, told, chance: chance).likeness
    }
    #expect(
      try likeness(0.2, [.termMonths: 36, .annualIncome: 64_000])
        == "term 36 months; chance of default 12.0\u{202F}% to below 25.0\u{202F}%; annual income "
        + "60\u{202F}000\u{202F}USD or more; FICO score 700 or more or not known")
    #expect(
      try likeness(0.1, [.termMonths: 36])
        == "term 36 months; chance of default below 12.0\u{202F}%")
    #expect(try likeness(0.1, [.termMonths: 60]) == "term 60 months")
  }

  @Test("Where two answer for the loan, the income of both counts")
  func joint() throws {
    let table = divided(.annualIncome, [60_000], cell(100, 1), cell(200, 1))
    let found = try evidence(
      table, [.annualIncome: .number(50_000), .jointAnnualIncome: .number(90_000)])
    #expect(found.cell.loans == 200)
  }
}
