import Lending
import Scoring
import StrictJSON
import Testing

/// Income 0…2, debt 0…1; low income with much debt hardly ever happens.
private func table(
  edges: [Float] = [10, 20], surprises: [[Int]] = [[-100, 0, 100, 3000, 200, -50]],
  marks: [DomainTable.Mark] = [mark(-200, 0.1), mark(0, 0.5), mark(400, 0.9)]
) throws -> DomainTable {
  try DomainTable(
    columns: [
      .init(input: "income", edges: edges, lowest: 1, highest: 100),
      .init(input: "debt", edges: [5], lowest: 0, highest: 50),
    ], surprises: surprises, marks: marks)
}

private func mark(_ surprise: Int, _ share: Double) -> DomainTable.Mark {
  DomainTable.Mark(surprise: surprise, share: share)
}

private func feature(_ name: String) -> Feature {
  Feature(name: name, source: .number(FieldID(name)), toldAs: FieldID(name), monotone: 0)
}

private let features = ["other", "income", "debt"].map(feature)

private func row(_ income: Float, _ debt: Float) -> [Float] { [7, income, debt] }

@Suite("Measure of the domain")
struct DomainMeasureTests {
  private func measure() throws -> DomainMeasure {
    try DomainMeasure(table(), features: features)
  }

  @Test("A combination's surprise is placed among the marks, in proportion between two")
  func placed() throws {
    let measure = try measure()
    // debt above 5 is the later column: rows of the grid are debt, income side by side
    #expect(abs(measure(row(5, 1)) - 0.3) < 1e-12)
    #expect(measure(row(15, 1)) == 0.5)
    // 100, and once more as the oddest pair
    #expect(abs(measure(row(25, 1)) - 0.7) < 1e-12)
    #expect(measure(row(15, 9)) == 0.9)
  }

  @Test("More surprising than all that training saw is 1")
  func beyond() throws { #expect(try measure()(row(5, 9)) == 1) }

  @Test(
    "A value beyond all that training saw is 1, whatever the rest says",
    arguments: [row(0.5, 1), row(101, 1), row(15, -1), row(15, 51), row(.nan, 51)])
  func outside(_ row: [Float]) throws { #expect(try measure()(row) == 1) }

  @Test("An unknown input is not untypical by itself", arguments: [row(.nan, 1), row(5, .nan)])
  func unknown(_ row: [Float]) throws { #expect(try measure()(row) == 0.5) }

  @Test("The odd fields are named: the one outside, else the two that go together least")
  func named() throws {
    let measure = try measure()
    #expect(measure.oddest(row(5, 9)) == ["income", "debt"])
    #expect(measure.oddest(row(5, 51)) == ["debt"])
    #expect(measure.oddest(row(5, 1)).isEmpty)
    #expect(measure.oddest(row(.nan, .nan)).isEmpty)
  }

  @Test("The file says the same after writing and reading")
  func frozen() throws {
    let bytes = try StrictJSON.encode(table())
    let text =
      #"{"columns":[{"edges":[10,20],"highest":100,"input":"income","lowest":1},"#
      + #"{"edges":[5],"highest":50,"input":"debt","lowest":0}],"#
      + #""marks":[{"share":0.1,"surprise":-200},{"share":0.5,"surprise":0},"#
      + #"{"share":0.9,"surprise":400}],"surprises":[[-100,0,100,3000,200,-50]]}"#
    #expect(String(decoding: bytes, as: UTF8.self) == text)
    #expect(try StrictJSON.decode(DomainTable.self, from: bytes) == table())
  }

  @Test("Parts that do not fit together are refused, also when read")
  func refused() throws {
    #expect(throws: ScoringError.self) { try table(edges: [20, 10]) }
    #expect(throws: ScoringError.self) { try table(surprises: [[1, 2]]) }
    #expect(throws: ScoringError.self) { try table(surprises: [[-100, 0, 100, 40_000, 200, -50]]) }
    #expect(throws: ScoringError.self) { try table(marks: [mark(0, 0.5)]) }
    #expect(throws: ScoringError.self) { try table(marks: [mark(0, 0.5), mark(0, 0.6)]) }
    #expect(throws: ScoringError.self) { try table(marks: [mark(0, 0.5), mark(1, 1.5)]) }
    #expect(throws: ScoringError.self) {
      try DomainMeasure(table(), features: [feature("income")])
    }
    let text = String(decoding: try StrictJSON.encode(table()), as: UTF8.self)
    let damaged = text.split(separator: "[10,20]").joined(separator: "[20,10]")
    #expect(throws: JSONProblem.self) {
      try StrictJSON.decode(DomainTable.self, from: Array(damaged.utf8))
    }
  }
}
