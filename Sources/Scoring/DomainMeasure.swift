package import Lending

/// How untypical an application is among the training loans.
///
/// Each pair of answers adds how much rarer their combination is than chance would have it,
/// `−ln(count / expected)` against the average loan; the oddest pair counts twice. The sum's place
/// among the training loans is the measure. An unknown answer takes no part, which is what an average
/// loan adds, so that silence alone is never untypical. A known value well beyond all but a handful
/// of training loans is outside the domain whatever the rest says.
package struct DomainMeasure: Sendable {
  private struct Column: Sendable {
    let lowest: Float
    let highest: Float
    /// Place of the first edge among all.
    let firstEdge: Int
    let edges: Int

    /// Bins with the one for an unknown value, which is the last.
    var bins: Int { edges + 2 }

    /// False where the value is unknown.
    func isOutside(_ value: Float) -> Bool { value < lowest || value > highest }
  }

  private let inputs: [Feature]
  private let columns: [Column]
  private let edges: [Float]
  /// All combinations, pair after pair, with nothing where an answer is unknown.
  private let surprises: [Int16]
  private let marks: [DomainTable.Mark]
  /// Nil until it is known whose applications are read.
  private var reader: InputReader?

  package init(_ table: DomainTable) {
    inputs = table.columns.map(\.input)
    var columns: [Column] = []
    var edges: [Float] = []
    var surprises: [Int16] = []
    var grids = table.surprises.makeIterator()
    for column in table.columns {
      let own = Column(
        lowest: column.lowest, highest: column.highest, firstEdge: edges.count,
        edges: column.edges.count)
      for earlier in columns {
        let grid = grids.next() ?? []
        let width = earlier.edges + 1
        for row in 0...own.edges {
          surprises += grid[row * width..<(row + 1) * width].map { Int16(clamping: $0) } + [0]
        }
        surprises += Array(repeating: 0, count: earlier.bins)
      }
      columns.append(own)
      edges += column.edges
    }
    (self.columns, self.edges, self.surprises) = (columns, edges, surprises)
    marks = table.marks
  }

  /// The same, which reads the applications of one catalogue fast.
  package func reading(_ catalogue: FieldCatalogue) -> DomainMeasure {
    var measure = self
    measure.reader = InputReader(inputs, layout: catalogue.layout)
    return measure
  }

  /// 0…1: the share of the training loans that are less untypical.
  package func callAsFunction(_ application: LoanApplication) -> Double {
    share(row(application))
  }

  /// The fields that make the application untypical: the one that lies outside all that training
  /// saw, else the two that go together least; empty where nothing stands out.
  package func oddest(_ application: LoanApplication) -> [FieldID] { oddest(row(application)) }

  private func row(_ application: LoanApplication) -> [Float] {
    reader?.row(application) ?? inputs.map { $0.value(in: application) }
  }

  /// The same for the answers as numbers, in the order of the table; not a number is unknown.
  package func share(_ row: [Float]) -> Double {
    guard let surprise = surprise(of: row) else { return 1 }
    return share(of: surprise)
  }

  private func oddest(_ row: [Float]) -> [FieldID] {
    if let outside = columns.indices.first(where: { columns[$0].isOutside(row[$0]) }) {
      return [inputs[outside].toldAs]
    }
    let odd = read(row)
    guard odd.largest > 0, let pair = odd.pair else { return [] }
    let (first, second) = (inputs[pair.0].toldAs, inputs[pair.1].toldAs)
    return first == second ? [first] : [second, first]
  }

  /// In thousandths; nil outside all that training saw.
  private func surprise(of row: [Float]) -> Int? {
    for index in columns.indices where columns[index].isOutside(row[index]) { return nil }
    let odd = read(row)
    return odd.sum + odd.largest
  }

  private func read(_ row: [Float]) -> (sum: Int, largest: Int, pair: (Int, Int)?) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: columns.count) { bins in
      edges.withUnsafeBufferPointer { edges in
        for (index, column) in columns.enumerated() {
          let own = edges[column.firstEdge..<column.firstEdge + column.edges]
          bins[index] = BinTable.bin(of: row[index], in: UnsafeBufferPointer(rebasing: own))
        }
      }
      return surprises.withUnsafeBufferPointer { surprises in
        var (sum, largest, pair) = (0, 0, (Int, Int)?.none)
        var start = 0
        for first in columns.indices {
          for second in 0..<first {
            let width = columns[second].bins
            let surprise = Int(surprises[start + bins[first] * width + bins[second]])
            sum += surprise
            if surprise > largest { (largest, pair) = (surprise, (first, second)) }
            start += columns[first].bins * width
          }
        }
        return (sum, largest, pair)
      }
    }
  }

  /// Between two marks in proportion.
  private func share(of surprise: Int) -> Double {
    guard let first = marks.first, surprise > first.surprise else { return marks.first?.share ?? 0 }
    var (low, high) = (0, marks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].surprise <= surprise { low = middle } else { high = middle }
    }
    guard high < marks.count else {
      // More surprising than all that training saw.
      return surprise > marks[low].surprise ? 1 : marks[low].share
    }
    let span = Double(marks[high].surprise - marks[low].surprise)
    let way = Double(surprise - marks[low].surprise) / span
    return marks[low].share + way * (marks[high].share - marks[low].share)
  }
}
