internal import Lending

/// Loans dealt into parts of like size and default rate; records of one loan stay together.
struct Folds: Sendable {
  let count: Int
  /// The part of each loan.
  let parts: [Int]

  /// Deals the groups in seeded order, those with defaults apart from those without.
  init(_ loans: [HistoricLoan], count: Int, seed: UInt64) {
    var draws = SeededDraws(seed: seed)
    var members: [LoanKey: [Int]] = [:]
    var order: [LoanKey] = []
    for (index, loan) in loans.enumerated() {
      if members[loan.key] == nil { order.append(loan.key) }
      members[loan.key, default: []].append(index)
    }
    order = draws.mixed(order)
    var parts = [Int](repeating: 0, count: loans.count)
    var next = [0, 0]
    for key in order {
      let group = members[key] ?? []
      let stratum = group.contains { loans[$0].defaulted } ? 1 : 0
      for index in group { parts[index] = next[stratum] % count }
      next[stratum] += 1
    }
    self.count = count
    self.parts = parts
  }

  func held(_ part: Int) -> [Int] { parts.indices.filter { parts[$0] == part } }

  func others(_ part: Int) -> [Int] { parts.indices.filter { parts[$0] != part } }
}
