internal import Lending

/// Adds up the money of a book by the groups of each kind.
struct KindTally: Sendable {
  private struct Sum {
    var loans = 0
    var amount = 0.0
    var expectedLoss = 0.0
  }

  private var sums: [LoanKind: [String: Sum]] = [:]

  mutating func add(_ loan: BookLoan, expectedLoss: Double) {
    for kind in LoanKind.allCases {
      let name = loan.kinds[kind] ?? LoanKind.unknown
      var sum = sums[kind]?[name] ?? Sum()
      sum.loans += 1
      sum.amount += loan.amount.amount
      sum.expectedLoss += expectedLoss
      sums[kind, default: [:]][name] = sum
    }
  }

  /// In the order of the kinds; a kind of which nothing is known is left out.
  func concentrations(of invested: Double) -> [Concentration] {
    LoanKind.allCases.compactMap { kind in
      guard let groups = sums[kind], Set(groups.keys) != [LoanKind.unknown] else { return nil }
      let ordered = groups.sorted { (-$0.value.amount, $0.key) < (-$1.value.amount, $1.key) }
      return Concentration(
        kind: kind,
        groups: ordered.map { name, sum in
          Concentration.Group(
            name: name, loans: sum.loans, amount: Money(sum.amount),
            share: sum.amount / invested, expectedLoss: Money(sum.expectedLoss))
        })
    }
  }
}
