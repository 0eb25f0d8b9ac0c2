import Lending
import Scoring
import Testing

@Test func aBinIsTheNumberOfEdgesAtOrBelowTheValue() {
  var generator = SeededDraws(seed: 8)
  for count in 0...80 {
    let edges = Set((0..<count).map { _ in Float(generator.index(below: 1000)) / 8 }).sorted()
    let table = BinTable(
      edges: edges, values: Array(repeating: 0, count: edges.count + 1), unknown: 0)
    for x in edges + edges.map(\.nextUp) + edges.map(\.nextDown) + [-.infinity, .infinity, 0] {
      #expect(table.bin(of: x) == edges.prefix { !(x < $0) }.count)
    }
    #expect(table.bin(of: .nan) == edges.count + 1)
  }
}
