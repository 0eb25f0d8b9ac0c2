internal import Lending

/// Loans dealt into parts of like size and default rate; records of one loan stay together.
struct Folds: Sendable {
  let count: Int
  /// The part of each loan.
  let parts: [Int]

  init(_ loans: [HistoricLoan], count: Int, seed: UInt64) {
    self.init(loans.map(\.key), marked: loans.map(\.defaulted), count: count, seed: seed)
  }

  /// Deals the groups of equal keys in seeded order, those with a marked member apart from those
  /// without; as many marks as keys.
  init(_ keys: [LoanKey], marked: [Bool], count: Int, seed: UInt64) {
    precondition(keys.count == marked.count, "a mark a key")
    var draws = SeededDraws(seed: seed)
    var members: [LoanKey: [Int]] = [:]
    var order: [LoanKey] = []
    for (index, key) in keys.enumerated() {
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(index)
    }
    order = draws.mixed(order)
    var parts = [Int](repeating: 0, count: keys.count)
    var next = [0, 0]
    for key in order {
      let group = members[key] ?? []
      let stratum = group.contains { marked[$0] } ? 1 : 0
      for index in group { parts[index] = next[stratum] % count }
      next[stratum] += 1
    }
    self.count = count
    self.parts = parts
  }

  func held(_ part: Int) -> [Int] { parts.indices.filter { parts[$0] == part } }

  func others(_ part: Int) -> [Int] { parts.indices.filter { parts[$0] != part } }
}
