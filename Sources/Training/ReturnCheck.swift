internal import Lending
internal import Pricing
internal import Tables

extension ReturnEvidence {
  /// Fewest loans of which a vintage is told on its own.
  private static let fewest = 100

  /// Puts the money foretold by a pack's curves beside that of matured loans.
  ///
  /// - Parameter probabilities: of each loan, by a model that did not learn from it; not a number
  ///   where there is none.
  /// - Returns: nil where too few of the loans are usable.
  init?(
    _ pricer: LoanPricer, _ loans: [HistoricLoan], probabilities: [Double], on: String, seed: UInt64
  ) {
    precondition(probabilities.count == loans.count, "one probability a loan")
    // The curves alone: no fees, and no price of a policy's own.
    let bare = PolicyPricer(
      pricer, PolicyPricing(assumedRate: [:], discountRate: Rate(percent: 0)))
    let money = zip(loans, probabilities).compactMap { PastMoney($0, probability: $1, bare) }
    guard money.count >= Self.fewest else { return nil }
    var groups = [Self.group("all", money)]
    var paying: [Paying] = []
    for (term, loans) in Dictionary(grouping: money, by: \.termMonths).sorted(by: {
      $0.key < $1.key
    }) {
      groups.append(Self.group("\(term) months", loans))
      for (year, loans) in Dictionary(grouping: loans, by: \.year).sorted(by: { $0.key < $1.key })
      where loans.count >= Self.fewest {
        groups.append(Self.group("\(term) months, \(year)", loans))
      }
      if loans.count >= Self.fewest { paying.append(Self.paying(term, loans)) }
    }
    self.init(
      on: on, groups: groups, paying: paying, rankings: ReturnRankings(money, seed: seed).rankings)
  }

  private static func group(_ name: String, _ loans: [PastMoney]) -> Group {
    let lent = loans.reduce(0) { $0 + $1.amount }
    let count = Double(loans.count)
    var (foretold, came) = (PooledMoney(), PooledMoney())
    for loan in loans {
      foretold.add(loan.predicted)
      came.add(loan.realised)
    }
    func cash(_ flow: KeyPath<PastMoney, MonthlyFlow>) -> Double {
      loans.reduce(0) { $0 + $1.amount * $1[keyPath: flow].total } / lent
    }
    return Group(
      name: name, loans: loans.count, defaults: loans.count(where: \.defaulted),
      cash: Pair(predicted: cash(\.predicted), realised: cash(\.realised)),
      together: Pair(predicted: foretold.annualReturn, realised: came.annualReturn),
      mean: Pair(
        predicted: loans.reduce(0) { $0 + $1.predictedMean } / count,
        realised: loans.reduce(0) { $0 + $1.realisedReturn } / count))
  }

  private static func paying(_ term: Int, _ loans: [PastMoney]) -> Paying {
    let count = Double(loans.count)
    return Paying(
      termMonths: term,
      months: (0..<term).map { month in
        Pair(
          predicted: loans.reduce(0) { $0 + $1.paying[month] } / count,
          realised: Double(loans.count { $0.last >= month }) / count)
      })
  }
}
