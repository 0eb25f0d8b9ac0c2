internal import Lending

/// Which limits accounts of like risk hold that paid, made to fall as the risk rises.
struct CardLimitStudy {
  let limits: PeerLimits

  /// Quantiles of the table, in percent.
  static let quantiles: [Double] = [10, 25, 50, 75, 90]
  /// Classes of risk of like many accounts.
  private static let classes = 20

  /// `probabilities` are of `loans`, in their order, from models that did not learn from them.
  ///
  /// Throws where fewer than fifty accounts a class paid.
  init(_ loans: [HistoricLoan], _ probabilities: [Probability]) throws(TrainingError) {
    let paid = zip(loans, probabilities).filter { !$0.0.defaulted }.compactMap {
      loan, probability in
      loan.application.number(.creditLimit).map { (probability, $0) }
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    guard paid.count >= 50 * Self.classes else {
      throw .tooFewLoans(of: "accounts that paid")
    }
    let starts = Self.starts(paid.map(\.0))
    let ends = starts.dropFirst() + [paid.count]
    let members = zip(starts, ends).map { start, end in paid[start..<end].map(\.1).sorted() }
    let columns = Self.quantiles.map { quantile in
      Self.pooled(members.map { ($0.quantile(quantile / 100), Double($0.count)) })
    }
    limits = PeerLimits(
      quantiles: Self.quantiles,
      classes: members.indices.map { index in
        PeerLimits.RiskClass(
          below: index + 1 < starts.count ? paid[starts[index + 1]].0 : nil,
          accounts: members[index].count,
          limits: columns.map { Money($0[index]) })
      })
  }

  /// Where each class starts; accounts of equal chance stay in one.
  private static func starts(_ probabilities: [Probability]) -> [Int] {
    var starts = [0]
    for index in 1..<classes {
      var start = probabilities.count * index / classes
      while start < probabilities.count, probabilities[start] == probabilities[start - 1] {
        start += 1
      }
      if start < probabilities.count, start > starts[starts.count - 1] { starts.append(start) }
    }
    return starts
  }

  /// Neighbours that rise are replaced by their weighted mean until none does (pool adjacent
  /// violators).
  private static func pooled(_ levels: [(value: Double, weight: Double)]) -> [Double] {
    var pools: [(value: Double, weight: Double, members: Int)] = []
    for level in levels {
      pools.append((level.value, level.weight, 1))
      while pools.count > 1, pools[pools.count - 2].value < pools[pools.count - 1].value {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let weight = before.weight + last.weight
        pools.append(
          (
            (before.value * before.weight + last.value * last.weight) / weight, weight,
            before.members + last.members
          ))
      }
    }
    return pools.flatMap { Array(repeating: $0.value, count: $0.members) }
  }
}

extension [Double] {
  /// The value that `share` of the sorted values do not exceed; one of them, not between two.
  fileprivate func quantile(_ share: Double) -> Double {
    let rank = (Double(count) * share).rounded(.up)
    return self[Swift.min(Swift.max(Int(rank) - 1, 0), count - 1)]
  }
}
