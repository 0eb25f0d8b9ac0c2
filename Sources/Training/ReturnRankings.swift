internal import Lending
internal import Monitoring
internal import Pricing

/// What the loans returned that stand first by our return, by grade, by rate and by probability.
struct ReturnRankings {
  let rankings: [ReturnEvidence.Ranking]

  static let byReturn = "our expected return"
  static let byGrade = "the lender's grade, best first"
  private static let parts = 10
  private static let resamples = 200
  private static let confidence = 0.95

  init(_ loans: [PastMoney], seed: UInt64) {
    let graded = loans.filter { $0.grade != nil }
    guard graded.count >= 10 * Self.parts else {
      rankings = []
      return
    }
    var draws = SeededDraws(seed: seed)
    // Loans of one grade are alike to it: which of them stand first is left to chance.
    let mixed = draws.mixed(graded)
    let figures: [(name: String, values: [Double])] = [
      (Self.byReturn, mixed.map { -($0.predicted.annualReturn?.percent ?? -100) }),
      (Self.byGrade, mixed.map { $0.grade ?? 0 }),
      ("the lender's rate, highest first", mixed.map { -$0.rate }),
      ("the probability of default, lowest first", mixed.map(\.probability)),
    ]
    let orders = figures.map { figure in
      mixed.indices.sorted { (figure.values[$0], $0) < (figure.values[$1], $1) }
    }
    let once = [Int](repeating: 1, count: mixed.count)
    let grade = 1
    let drawn = (0..<Self.resamples).map { _ in
      let times = RowDraws.times(mixed.count, &draws)
      return orders.map { Self.returned(mixed, $0, times, 0, 0.2) }
    }
    rankings = figures.indices.map { index in
      let best = Self.returned(mixed, orders[index], once, 0, 0.2)
      let bestByGrade = Self.returned(mixed, orders[grade], once, 0, 0.2)
      return ReturnEvidence.Ranking(
        by: figures[index].name,
        tenths: (0..<Self.parts).map { part in
          let size = 1 / Double(Self.parts)
          return Self.returned(
            mixed, orders[index], once, Double(part) * size, Double(part + 1) * size)
        },
        bestFifth: best,
        difference: index == grade
          ? nil
          : MeasureInterval(
            best - bestByGrade, among: drawn.map { $0[index] - $0[grade] }, Self.confidence))
    }
  }

  /// Percent a year of the loans between two shares of an order, each as often as it was drawn.
  private static func returned(
    _ loans: [PastMoney], _ order: [Int], _ times: [Int], _ from: Double, _ to: Double
  ) -> Double {
    let all = Double(times.reduce(0, +))
    let (first, last) = (Int((from * all).rounded()), Int((to * all).rounded()))
    var pooled = PooledMoney()
    var passed = 0
    for index in order where times[index] > 0 {
      let inside = min(passed + times[index], last) - max(passed, first)
      if inside > 0 { pooled.add(loans[index].realised, times: Double(inside)) }
      passed += times[index]
      if passed >= last { break }
    }
    return pooled.annualReturn
  }
}
