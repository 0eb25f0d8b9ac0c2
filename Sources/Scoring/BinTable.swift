/// What one input adds to the log-odds: a step function of its value.
package struct BinTable: Sendable, Equatable {
  /// Ascending split values; bin `i` holds values from `edges[i−1]` up to, not with, `edges[i]`.
  package let edges: [Float]
  /// One value more than edges.
  package let values: [Double]
  /// The value for an unknown input.
  package let unknown: Double

  package init(edges: [Float], values: [Double], unknown: Double) {
    precondition(values.count == edges.count + 1, "a step more than edges")
    self.edges = edges
    self.values = values
    self.unknown = unknown
  }

  /// Position of the bin of `x`; `values.count` stands for unknown.
  package func bin(of x: Float) -> Int { Self.bin(of: x, in: edges) }

  /// Position of the bin of `x` between ascending edges; one past the last bin stands for unknown.
  static func bin(of x: Float, in edges: [Float]) -> Int {
    edges.withUnsafeBufferPointer { bin(of: x, in: $0) }
  }

  /// Up to here counting all edges at or below a value is faster than halving.
  private static let countedEdges = 32

  @inline(__always)
  static func bin(of x: Float, in edges: UnsafeBufferPointer<Float>) -> Int {
    if x.isNaN { return edges.count + 1 }
    guard edges.count > countedEdges else {
      var below: Int32 = 0
      for edge in edges { below &+= edge <= x ? 1 : 0 }
      return Int(below)
    }
    // Halves without a branch: which half it is cannot be foretold, and a wrong guess of the
    // processor costs more than all the steps.
    var low = 0
    var left = edges.count
    while left > 1 {
      let half = left / 2
      low &+= edges[low &+ half &- 1] <= x ? half : 0
      left &-= half
    }
    return low &+ (edges[low] <= x ? 1 : 0)
  }

  package subscript(bin: Int) -> Double { bin == values.count ? unknown : values[bin] }

  package func mapped(_ change: (Double) -> Double) -> BinTable {
    BinTable(edges: edges, values: values.map(change), unknown: change(unknown))
  }
}
