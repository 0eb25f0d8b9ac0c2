import Fuzzing
import Lending
import StrictJSON
import Tables
import Testing

private let catalogue = FieldCatalogue(
  product: .installmentLoan, currency: "USD",
  groups: [FieldGroup(id: "g", label: "", isOptional: false)],
  fields: ["interest_rate", "debt_to_income"].map { id in
    Field(
      id: id, label: "", help: "", group: "g",
      kind: .number(NumberRange(unit: .percent, minimum: 0, maximum: 100, decimals: 1)),
      isRequired: false, use: .scored, whenUnknown: "", change: .fixed)
  })

private func evidence(_ map: ColumnMap, _ header: String, _ rows: [String]) throws
  -> FractionEvidence
{
  let text = ([header] + rows).joined(separator: "\n") + "\n"
  let reader = try TableReader(pieces(Array(text.utf8), of: 64))
  return FractionEvidence(
    map.bound(to: reader.header), catalogue, header: reader.header, rows: reader.sample)
}

private let header = "interest_rate,debt_to_income"

@Test func aColumnOfFractionsIsCertainByTenNumbersAndPossibleByFewer() throws {
  let map = ColumnMap.assay(catalogue)
  let many = try evidence(map, header, (1...12).map { "0.1\($0),1\($0)" })
  #expect(many.certain == ["interest_rate"])
  #expect(many.possible.isEmpty)
  let few = try evidence(map, header, ["18,0.13", "0.2,0"])
  #expect(few.certain.isEmpty)
  #expect(few.possible == ["debt_to_income"])
  // Rates like that are refused row by row.
  #expect(try evidence(map, header, ["0.13,18"]).possible.isEmpty)
}

@Test func aFewNumbersOfAnotherUnitSettleNothing() throws {
  for cells in [["13.5"], ["1.5", "120"], (1...8).map { "1\($0)" }] {
    let rows = (1...12).map { "0.1\($0),1" } + cells.map { "\($0),1" }
    #expect(try evidence(.assay(catalogue), header, rows).certain == ["interest_rate"], "\(cells)")
  }
}

@Test func someSmallNumbersAmongPercentsAreNoFractions() throws {
  let rows = (1...12).map { "1\($0),1" } + (1...5).map { "0.\($0),1" }
  let found = try evidence(.assay(catalogue), header, rows)
  #expect(found.certain.isEmpty && found.possible.isEmpty)
}

@Test func aSignOfPercentSettlesAColumn() throws {
  let rows = (1...12).map { "0.1\($0),1" } + ["0.13%,1"]
  let found = try evidence(.assay(catalogue), header, rows)
  #expect(found.certain.isEmpty && found.possible.isEmpty)
}

@Test func zerosAndOnesAndTextsAreNoFractions() throws {
  let rows = (1...12).map { "\($0 % 2),n/a" }
  let found = try evidence(.assay(catalogue), header, rows)
  #expect(found.certain.isEmpty && found.possible.isEmpty)
}

@Test func aUnitThatTheMapSaysIsBelieved() throws {
  for unit in ["percent", "fraction"] {
    let json =
      #"{"product":"installment-loan","columns":{"interest_rate":{"column":"r","unit":"\#(unit)"}}}"#
    let map = try OwnColumnMap.read(StrictJSON.parse(Array(json.utf8)), name: "m", catalogue)
    let found = try evidence(map, "r,x", (1...12).map { "0.1\($0),1" })
    #expect(found.certain.isEmpty && found.possible.isEmpty)
  }
}
