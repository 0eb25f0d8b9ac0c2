package import Lending

/// How untypical an application is among the training loans.
///
/// Each pair of inputs adds how much rarer their combination is than chance would have it,
/// `−ln(count / expected)` against the average loan; the oddest pair counts twice. The sum's place
/// among the training loans is the measure. An unknown input takes no part, which is what an average
/// loan adds, so that silence alone is never untypical. A known value well beyond all but a handful
/// of training loans is outside the domain whatever the rest says.
package struct DomainMeasure: Sendable {
  private struct Column: Sendable {
    let position: Int
    let edges: [Float]
    let lowest: Float
    let highest: Float

    /// False where the input is unknown.
    func isOutside(_ row: [Float]) -> Bool { row[position] < lowest || row[position] > highest }

    /// −1 where the input is unknown.
    func bin(_ row: [Float]) -> Int {
      let value = row[position]
      if value.isNaN { return -1 }
      var (low, high) = (0, edges.count)
      while low < high {
        let middle = (low + high) / 2
        if value < edges[middle] { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }

  private let columns: [Column]
  /// All combinations, pair after pair.
  private let surprises: [Int16]
  private let marks: [DomainTable.Mark]
  private let fields: [FieldID]

  /// Binds the table to the inputs of a model.
  package init(_ table: DomainTable, features: [Feature]) throws(ScoringError) {
    var columns: [Column] = []
    var fields: [FieldID] = []
    for column in table.columns {
      guard let position = features.firstIndex(where: { $0.name == column.input }) else {
        throw .mismatch("\(column.input) of the domain is no input of the model")
      }
      columns.append(
        Column(
          position: position, edges: column.edges, lowest: column.lowest, highest: column.highest))
      fields.append(features[position].toldAs)
    }
    self.columns = columns
    self.fields = fields
    surprises = table.surprises.flatMap { $0.map { Int16(clamping: $0) } }
    marks = table.marks
  }

  /// 0…1: the share of the training loans that are less untypical; `row` as the model takes it.
  package func callAsFunction(_ row: [Float]) -> Double {
    guard let surprise = surprise(of: row) else { return 1 }
    return share(of: surprise)
  }

  /// The fields that make the application untypical: the one that lies outside all that training
  /// saw, else the two that go together least; empty where nothing stands out.
  package func oddest(_ row: [Float]) -> [FieldID] {
    if let outside = columns.firstIndex(where: { $0.isOutside(row) }) { return [fields[outside]] }
    let odd = read(row)
    guard odd.largest > 0, let pair = odd.pair else { return [] }
    let (first, second) = (fields[pair.0], fields[pair.1])
    return first == second ? [first] : [second, first]
  }

  /// In thousandths; nil outside all that training saw.
  func surprise(of row: [Float]) -> Int? {
    for column in columns where column.isOutside(row) { return nil }
    let odd = read(row)
    return odd.sum + odd.largest
  }

  private func read(_ row: [Float]) -> (sum: Int, largest: Int, pair: (Int, Int)?) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: columns.count) { bins in
      for index in columns.indices { bins[index] = columns[index].bin(row) }
      return surprises.withUnsafeBufferPointer { surprises in
        var (sum, largest, pair) = (0, 0, (Int, Int)?.none)
        var start = 0
        for first in columns.indices {
          let size = columns[first].edges.count + 1
          for second in 0..<first {
            let width = columns[second].edges.count + 1
            if bins[first] >= 0, bins[second] >= 0 {
              let surprise = Int(surprises[start + bins[first] * width + bins[second]])
              sum += surprise
              if surprise > largest { (largest, pair) = (surprise, (first, second)) }
            }
            start += size * width
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
