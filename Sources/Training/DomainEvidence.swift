internal import Lending
internal import Monitoring
internal import Scoring

/// Whether the measure of untypical applications does what it says, on loans that it did not see.
struct DomainEvidence: Sendable, Equatable {
  /// How well it tells loans from the same loans with each answer shuffled by itself: 0.5 not at
  /// all, 1 always.
  let areaUnderCurve: Double
  /// Share of shuffled loans beyond the mark.
  let shuffledBeyondMark: Double
  /// Share of training loans beyond the mark, judged by the others, by weight.
  let heldOutBeyondMark: Double
  /// Share of test loans beyond the mark.
  let testBeyondMark: Double

  /// The standard policy's mark.
  static let mark = 0.99
  private static let folds = 4

  /// Judges each fourth of the rows by the other three, and the test by all of them.
  init(
    _ rows: TrainingRows, test: TrainingRows, answers: [Feature], seed: UInt64
  ) throws(TrainingError) {
    var draws = SeededDraws(seed: seed)
    let fold = (0..<rows.count).map { _ in draws.index(below: Self.folds) }
    var (beyond, shuffledBeyond, weight) = (0.0, 0.0, 0.0)
    var (measures, areShuffled): ([Double], [Bool]) = ([], [])
    for held in 0..<Self.folds {
      let measure = try Self.measure(
        rows.chosen(fold.indices.filter { fold[$0] != held }), answers)
      let others = rows.chosen(fold.indices.filter { fold[$0] == held })
      let orders = (0..<rows.width).map { _ in Self.order(of: others.count, &draws) }
      for row in 0..<others.count {
        let shuffled = orders.enumerated().map { others.values[$1[row] * rows.width + $0] }
        let (real, made) = (measure.share(Array(others.row(row))), measure.share(shuffled))
        weight += others.weights[row]
        if real > Self.mark { beyond += others.weights[row] }
        if made > Self.mark { shuffledBeyond += others.weights[row] }
        measures += [real, made]
        areShuffled += [false, true]
      }
    }
    guard
      let area = ScoredOutcomes(logOdds: measures, outcomes: areShuffled)?.areaUnderCurve,
      test.count > 0
    else { throw .tooFewLoans(of: "loans to judge the domain by") }
    let whole = try Self.measure(rows, answers)
    areaUnderCurve = area
    shuffledBeyondMark = shuffledBeyond / weight
    heldOutBeyondMark = beyond / weight
    testBeyondMark =
      Double((0..<test.count).count { whole.share(Array(test.row($0))) > Self.mark })
      / Double(test.count)
  }

  /// The rows in random order; written out, as the standard library may come to shuffle otherwise.
  private static func order(of count: Int, _ draws: inout SeededDraws) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, draws.index(below: last + 1))
    }
    return order
  }

  private static func measure(
    _ rows: TrainingRows, _ answers: [Feature]
  ) throws(TrainingError) -> DomainMeasure {
    DomainMeasure(try DomainStudy(rows, answers: answers).table)
  }
}

extension DomainEvidence {
  /// For the model card.
  func lines(of thing: CardThing) -> [String] {
    let things = thing.many
    let area = Figure.shown(areaUnderCurve, decimals: 3)
    let mark = Figure.percent(Self.mark, decimals: 0)
    let (held, test) = (Figure.percent(heldOutBeyondMark), Figure.percent(testBeyondMark))
    let shuffled = Figure.percent(shuffledBeyondMark)
    return [
      "How untypical an application is among the training \(things) comes from how its answers go "
        + "together, pair by pair. The measure tells training \(things) from the same \(things) "
        + "with each answer shuffled by itself with an area under the curve of \(area). The "
        + "policy's mark of \(mark) is passed by \(held) of training \(things) judged by others, "
        + "by \(test) of the test \(things) and by \(shuffled) of the shuffled ones."
    ]
  }
}
