package import Lending

/// Counts what two policies make of the same applications; takes no more memory for more of them.
package struct TryOutTally: Sendable {
  /// One policy.
  fileprivate struct Side {
    var counts: [Verdict: Int] = [:]
    var amount = 0.0
    var loss = 0.0
    var isPriced = true
    var chances = 0.0
    var returns = 0.0
    var hasReturns = true
    var fired: [String: Int] = [:]
  }

  private struct Move: Hashable {
    let from: Verdict
    let to: Verdict
  }

  fileprivate struct Group {
    var applications = 0
    var before = 0
    var after = 0
  }

  private var applications = 0
  private var rejected = 0
  /// The first of them.
  private var rejections: [TryOutRejection] = []
  /// Cases that were not tried, by why.
  private var leftOut: [String: Int] = [:]
  private var before = Side()
  private var after = Side()
  private var moves: [Move: (count: Int, chances: Double)] = [:]
  /// By what makes the groups, in its order, then by group.
  private var groups: [[String: Group]]
  private let makers: [String]

  /// Free text may have any number of answers; what comes later is counted together.
  private static let mostGroups = 100
  private static let others = "all others"
  /// Rejected rows that are told with their problems.
  private static let mostRejections = 5

  /// - Parameter makers: what makes groups, in the order in which `add` gets them.
  package init(groupedBy makers: [String]) {
    self.makers = makers
    groups = Array(repeating: [:], count: makers.count)
  }

  /// Counts one application.
  ///
  /// - Parameter names: its group for each maker; nil where it is not known.
  package mutating func add(
    before first: ScreenedLoan, after second: ScreenedLoan, amount: Money, groups names: [String?]
  ) {
    guard let from = first.verdict, let to = second.verdict else { return reject() }
    applications += 1
    Self.add(first, from, amount, to: &before)
    Self.add(second, to, amount, to: &after)
    if from != to {
      let move = moves[Move(from: from, to: to)] ?? (0, 0)
      moves[Move(from: from, to: to)] = (move.count + 1, move.chances + first.probability.value)
    }
    for (place, name) in names.enumerated() {
      var name = name ?? "unknown"
      if groups[place][name] == nil, groups[place].count >= Self.mostGroups { name = Self.others }
      groups[place][name, default: Group()].count(from, to)
    }
  }

  /// Counts one that could not be answered.
  package mutating func reject(_ rejection: TryOutRejection? = nil) {
    rejected += 1
    if let rejection, rejections.count < Self.mostRejections { rejections.append(rejection) }
  }

  /// Counts a case that is none to try: its product, or that it is a draft.
  package mutating func leaveOut(_ why: String) { leftOut[why, default: 0] += 1 }

  package var total: Int { applications + rejected }

  /// Adds what another tally of the same makers counted.
  package mutating func merge(_ other: TryOutTally) {
    applications += other.applications
    rejected += other.rejected
    rejections += other.rejections.prefix(Self.mostRejections - rejections.count)
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    before.merge(other.before)
    after.merge(other.after)
    moves.merge(other.moves) { ($0.count + $1.count, $0.chances + $1.chances) }
    for place in groups.indices {
      for (name, group) in other.groups[place].sorted(by: { $0.key < $1.key }) {
        let isNew = groups[place][name] == nil && groups[place].count >= Self.mostGroups
        groups[place][isNew ? Self.others : name, default: Group()].merge(group)
      }
    }
  }

  /// - Parameters:
  ///   - keys: rules in the order in which they are told.
  ///   - monitoring: makers that are kept to watch over fairness only.
  package func result(
    before first: PolicyName, after second: PolicyName, rules keys: [String],
    monitoring: Set<String>
  ) -> PolicyTryOut {
    let verdicts: [Verdict] = [.approve, .refer, .decline]
    return PolicyTryOut(
      before: before.told(first), after: after.told(second), applications: applications,
      rejected: rejected, rejections: rejections, leftOut: leftOut,
      swaps: verdicts.flatMap { from in
        verdicts.compactMap { to in
          moves[Move(from: from, to: to)].map {
            TryOutSwap(
              from: from, to: to, applications: $0.count,
              meanChance: $0.chances / Double($0.count))
          }
        }
      },
      rules: keys.compactMap { key in
        let (first, second) = (before.fired[key] ?? 0, after.fired[key] ?? 0)
        return first + second > 0 ? TryOutRule(rule: key, before: first, after: second) : nil
      },
      groups: zip(makers, groups).map { maker, groups in
        TryOutGroups(
          by: maker, isMonitoring: monitoring.contains(maker),
          groups: groups.sorted { $0.key < $1.key }.map {
            TryOutGroups.Group(
              name: $0.key, applications: $0.value.applications, approvedBefore: $0.value.before,
              approvedAfter: $0.value.after)
          })
      })
  }

  private static func add(
    _ screened: ScreenedLoan, _ verdict: Verdict, _ amount: Money, to side: inout Side
  ) {
    side.counts[verdict, default: 0] += 1
    for key in screened.fired { side.fired[key, default: 0] += 1 }
    guard verdict == .approve else { return }
    side.amount += amount.amount
    side.chances += screened.probability.value
    if let price = screened.price {
      side.loss += price.expectedLoss.amount
    } else {
      side.isPriced = false
    }
    if let expected = screened.expectedReturn {
      side.returns += expected.percent * amount.amount
    } else {
      side.hasReturns = false
    }
  }
}

extension TryOutTally.Group {
  fileprivate mutating func count(_ from: Verdict, _ to: Verdict) {
    applications += 1
    before += from == .approve ? 1 : 0
    after += to == .approve ? 1 : 0
  }

  fileprivate mutating func merge(_ other: Self) {
    applications += other.applications
    before += other.before
    after += other.after
  }
}

extension TryOutTally.Side {
  fileprivate mutating func merge(_ other: Self) {
    counts.merge(other.counts, uniquingKeysWith: +)
    amount += other.amount
    loss += other.loss
    isPriced = isPriced && other.isPriced
    chances += other.chances
    returns += other.returns
    hasReturns = hasReturns && other.hasReturns
    fired.merge(other.fired, uniquingKeysWith: +)
  }

  fileprivate func told(_ policy: PolicyName) -> TryOutSide {
    let approved = counts[.approve] ?? 0
    return TryOutSide(
      policy: policy, approved: approved, referred: counts[.refer] ?? 0,
      declined: counts[.decline] ?? 0, approvedAmount: Money(amount),
      expectedLoss: isPriced && approved > 0 ? Money(loss) : nil,
      meanChance: approved > 0 ? chances / Double(approved) : nil,
      expectedReturn: hasReturns && amount > 0 ? Rate(percent: returns / amount) : nil)
  }
}
