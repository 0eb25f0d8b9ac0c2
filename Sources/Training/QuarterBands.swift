internal import Lending

/// Quarters of some amounts, each named by its range.
struct QuarterBands: Sendable {
  private let cuts: [Double]
  /// From the lowest on.
  let names: [String]

  init(_ amounts: [Double]) {
    let sorted = amounts.sorted()
    var cuts: [Double] = []
    // Amounts that many share make fewer bands than four.
    for cut in sorted.isEmpty ? [] : (1...3).map({ sorted[$0 * sorted.count / 4] })
    where cut != cuts.last { cuts.append(cut) }
    self.cuts = cuts
    guard let first = cuts.first, let last = cuts.last else {
      names = ["all"]
      return
    }
    let middle = zip(cuts, cuts.dropFirst()).map {
      "\(Figure.grouped($0)) to below \(Figure.grouped($1))"
    }
    names = ["below \(Figure.grouped(first))"] + middle + ["\(Figure.grouped(last)) or more"]
  }

  func name(of amount: Double) -> String { names[cuts.count { $0 <= amount }] }
}
