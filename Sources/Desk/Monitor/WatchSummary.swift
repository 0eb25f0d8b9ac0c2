internal import Lending
internal import Monitoring
internal import Packs
internal import Pricing
internal import Scoring

/// Makes a report of what was counted.
struct WatchSummary {
  let desk: Desk
  let request: MonitorRequest
  /// Up to which outcomes are known.
  let asOf: Int
  /// Loans of a table that stand for the reference; nil for the pack's own.
  let reference: WatchTally?

  /// Fewer loans of a month tell nothing by themselves.
  private static let leastOfMonth = 50
  /// The intervals come out the same each time.
  private static let seed: UInt64 = 20_260_101

  func models(_ tally: WatchTally) -> [MonitorReport.Model] {
    tally.models.sorted { $0.key.description < $1.key.description }
      .map { model($0.key, $0.value) }
  }

  /// What the pack measured of itself on loans that it had not seen.
  func promised(_ name: String) -> MeasureInterval? {
    let evaluation = pack(named: name)?.evaluation
    return (evaluation?.tests.first { $0.kind == .outOfTime } ?? evaluation?.tests.first)?[
      .areaUnderCurve]
  }

  private func pack(named name: String) -> Pack? {
    desk.models.all.first { $0.manifest.name.description == name }
  }

  private func model(_ name: ModelName, _ tally: WatchTally.OfModel) -> MonitorReport.Model {
    let pack = pack(named: name.description)
    let held = pack.flatMap { self.reference(name, $0) }
    let arrivals = tally.whole ?? []
    let drift = held.flatMap { held in
      arrivals.isEmpty ? nil : report(held, arrivals)
    }
    var draws = SeededDraws(seed: Self.seed)
    let pricer = pack?.pricer ?? desk.models.plain.pricer
    let outcomes = OutcomeStudy.watch(
      tally.loans, asOf: asOf, vintageVariance: pack?.model.calibration.vintageVariance ?? 0,
      timing: { chance, term, months in
        pricer?.course(of: chance, termMonths: term, after: months)
          .map { OutcomeStudy.Course(byNow: $0.byNow, later: $0.later) }
      }, draws: &draws)
    let without = tally.loans.filter { !$0.isEnded }
    return MonitorReport.Model(
      name: name.description, loans: tally.loans.count, reference: held?.words, drift: drift,
      months: held.map { months(tally, $0) } ?? [], outcomes: outcomes,
      foretold: ForetoldStudy.watch(without, draws: &draws))
  }

  /// What the loans of a model are compared with.
  private struct Held {
    let counts: [BinnedCounts]
    let count: Int?
    let words: String
  }

  private func reference(_ name: ModelName, _ pack: Pack) -> Held? {
    let distributions = pack.reference.distributions
    if let reference {
      guard let tally = reference.models[name], let counts = tally.whole else { return nil }
      let shown = Figure.grouped(Double(tally.loans.count))
      return Held(
        counts: counts, count: tally.loans.count, words: "the \(shown) loans of the reference table"
      )
    }
    // The folds of the cross-validation are the training loans, each once.
    let loans = pack.evaluation?.tests.first { $0.kind == .crossValidation }?.loans
    guard let loans else {
      return Held(
        counts: distributions.map { BinnedCounts($0, of: 1) }, count: nil,
        words: "the training loans of the pack, which does not tell how many they are")
    }
    return Held(
      counts: distributions.map { BinnedCounts($0, of: Double(loans)) }, count: loans,
      words: "the training loans of the pack, counted as \(Figure.grouped(Double(loans)))")
  }

  private func report(_ held: Held, _ arrivals: [BinnedCounts]) -> DriftReport {
    DriftStudy.report(
      reference: held.counts, referenceCount: held.count, arrivals: arrivals, level: request.level)
  }

  private func months(_ tally: WatchTally.OfModel, _ held: Held) -> [MonthDrift] {
    tally.counts.filter { $0.key != WatchTally.noMonth && !$0.value.isEmpty }
      .sorted { $0.key < $1.key }
      .map { month, counts in
        let report = report(held, counts)
        return MonthDrift(
          month: WatchedLoan.name(ofMonth: month), loans: report.count,
          scoreIndex: report[DriftReport.score]?.stabilityIndex,
          moved: report.count < Self.leastOfMonth ? nil : report.moved.map(\.field),
          indices: Dictionary(
            uniqueKeysWithValues: report.fields.map { ($0.field, $0.stabilityIndex) }))
      }
  }
}
