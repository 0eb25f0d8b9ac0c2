import Lending
import Testing

private func cell(_ loans: Int, _ defaults: Int, traced: EvidenceCell.Traced? = nil)
  -> EvidenceCell
{
  EvidenceCell(loans: loans, defaults: defaults, foretold: 0.15, traced: traced)
}

/// Loans by their FICO score, the unknown apart or with the highest.
private func table(apart: Bool = true, _ change: (inout [EvidenceCell]) -> Void = { _ in })
  -> EvidenceTable
{
  var cells = [cell(100, 30), cell(200, 20), cell(300, 10)] + (apart ? [cell(400, 60)] : [])
  change(&cells)
  return .divided(
    EvidenceDivision(
      field: "fico_score", cuts: [660, 700], unknown: apart ? 3 : 2,
      parts: cells.map { .cell($0) }))
}

@Suite("Evidence")
struct EvidenceTableTests {
  @Test(
    "A value belongs to the part from its lower cut on",
    arguments: [(600, 100), (660, 200), (699.5, 200), (700, 300), (900, 300)] as [(Double, Int)])
  func parts(value: Double, loans: Int) throws {
    let found = try #require(table().find { _ in value })
    #expect(found.cell.loans == loans)
    #expect(found.bounds.count == 1)
    let bound = found.bounds[0]
    #expect(bound.from.map { $0 <= value } ?? true)
    #expect(bound.below.map { value < $0 } ?? true)
    #expect(!bound.holdsUnknown)
  }

  @Test("An unknown value has its own part, or stands with the last, or has no answer")
  func unknown() throws {
    let apart = try #require(table().find { _ in nil })
    #expect(apart.cell.loans == 400)
    #expect(
      apart.bounds == [
        EvidenceBound(field: "fico_score", from: nil, below: nil, holdsUnknown: true)
      ])
    let joined = try #require(table(apart: false).find { _ in nil })
    #expect(joined.cell.loans == 300)
    #expect(
      joined.bounds == [
        EvidenceBound(field: "fico_score", from: 700, below: nil, holdsUnknown: true)
      ])
    let never = EvidenceTable.divided(
      EvidenceDivision(
        field: "fico_score", cuts: [660], unknown: nil,
        parts: [.cell(cell(100, 1)), .cell(cell(100, 1))]))
    #expect(never.find { _ in nil } == nil)
  }

  @Test("The interval is Wilson's and holds the rate, also where none defaulted or all did")
  func interval() {
    // By hand: n 100, 10 defaults, z 1.64485.
    let some = cell(100, 10).interval
    #expect(abs(some.lowerBound - 0.0607) < 1e-4)
    #expect(abs(some.upperBound - 0.1603) < 1e-4)
    for defaults in [0, 1, 99, 100] {
      let cell = cell(100, defaults)
      #expect(cell.interval.contains(cell.rate))
      #expect(cell.interval.lowerBound >= 0 && cell.interval.upperBound <= 1)
    }
    #expect(cell(100, 0).interval.lowerBound == 0)
    #expect(cell(100, 0).interval.upperBound > 0.02)
  }

  @Test("Cells of few loans, or what few defaults tell, are refused")
  func tooFew() {
    #expect(table().isSound)
    #expect(!table { $0[1] = cell(49, 2) }.isSound)
    #expect(!table { $0[1] = cell(100, 101) }.isSound)
    func traced(_ count: Int, _ month: Int = 3, _ share: Double = 0.1) -> Bool {
      table {
        $0[1] = cell(
          100, 20,
          traced: EvidenceCell.Traced(defaults: count, medianMonth: month, recovered: share))
      }.isSound
    }
    #expect(traced(10) && traced(20))
    #expect(!traced(9) && !traced(21) && !traced(10, 0) && !traced(10, 3, 1.1))
  }

  @Test("A division with a part too few, or cuts that do not rise, is refused")
  func whole() {
    func isSound(_ cuts: [Double], unknown: Int?, parts: Int) -> Bool {
      EvidenceTable.divided(
        EvidenceDivision(
          field: "a", cuts: cuts, unknown: unknown,
          parts: (0..<parts).map { _ in .cell(cell(100, 5)) })
      ).isSound
    }
    #expect(isSound([1, 2], unknown: nil, parts: 3) && isSound([1, 2], unknown: 3, parts: 4))
    #expect(isSound([], unknown: 1, parts: 2))
    #expect(!isSound([2, 1], unknown: nil, parts: 3))
    #expect(!isSound([1, 2], unknown: nil, parts: 4) && !isSound([1, 2], unknown: 3, parts: 3))
    #expect(!isSound([1, 2], unknown: 4, parts: 3) && !isSound([1, 2], unknown: -1, parts: 3))
  }
}
