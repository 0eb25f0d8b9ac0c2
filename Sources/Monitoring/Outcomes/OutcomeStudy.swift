package import Lending

/// Measures a model on loans of which some have ended.
///
/// A vintage that still runs has lost its early defaults and its early payers only; whoever counts
/// its ended loans alone sees neither rate. So measures are taken of loans whose term has passed, and
/// younger vintages are held against what was to be expected by now, with every loan counted.
package struct OutcomeStudy {
  /// How the defaults of a loan lie in time.
  package struct Course: Sendable, Equatable {
    /// Chance of default within the months that have passed, 0…1.
    package let byNow: Double
    /// Chance of default in the months to come, of a loan that still runs, 0…1.
    package let later: Double

    package init(byNow: Double, later: Double) {
      self.byNow = byNow
      self.later = later
    }
  }

  /// The course of a loan of a term, so many months after its issue; nil where no curves tell it.
  package typealias Timing = (
    _ chance: Probability, _ term: Int, _ months: Int
  ) -> Course?

  /// - Parameters:
  ///   - asOf: the month up to which outcomes are known, counted from the year 0.
  ///   - vintageVariance: of the log-odds, as the pack says it.
  /// - Returns: nil where nothing is known of any end.
  package static func watch(
    _ loans: [WatchedLoan], asOf: Int, vintageVariance: Double, timing: Timing,
    resamples: Int = 200, draws: inout SeededDraws
  ) -> OutcomeWatch? {
    let told = loans.filter { $0.end != nil }
    guard told.contains(where: \.isEnded) else { return nil }
    let knowsVintages = told.contains { $0.month != nil && $0.term != nil }
    let ended = told.filter(\.isEnded)
    let measured = measured(loans, asOf: asOf)
    let outcomes = ScoredOutcomes(
      logOdds: measured.map(\.logOdds), outcomes: measured.map { $0.end == .defaulted })
    let measures: [Measure] = [
      .areaUnderCurve, .kolmogorovSmirnov, .gini, .brier, .logLoss, .meanProbability,
      .observedRate, .calibrationSlope, .calibrationIntercept,
    ]
    return OutcomeWatch(
      loans: measured.count, defaults: measured.count { $0.end == .defaulted },
      immature: ended.count - measured.count, open: told.count - ended.count,
      knowsVintages: knowsVintages,
      measures: outcomes?.intervals(of: measures, resamples: resamples, draws: &draws) ?? [:],
      whole: measured.isEmpty ? nil : expected("all", measured, vintageVariance),
      bands: bands(measured, vintageVariance),
      vintages: vintages(told, asOf, vintageVariance, timing))
  }

  /// Loans whose end tells of all their time: their term has passed; where no month of issue is known
  /// of any, every loan that has ended.
  ///
  /// - Parameter asOf: the month up to which outcomes are known, counted from the year 0.
  package static func measured(_ loans: [WatchedLoan], asOf: Int) -> [WatchedLoan] {
    let knowsVintages = loans.contains { $0.end != nil && $0.month != nil && $0.term != nil }
    return loans.filter { $0.isEnded && (!knowsVintages || isMature($0, asOf)) }
  }

  private static func isMature(_ loan: WatchedLoan, _ asOf: Int) -> Bool {
    guard let month = loan.month, let term = loan.term else { return false }
    return month + term <= lastSeen(loan, asOf)
  }

  /// A table may hold rows of an earlier day: what runs there is told up to that day only.
  private static func lastSeen(_ loan: WatchedLoan, _ asOf: Int) -> Int {
    loan.end == .open ? min(loan.seen ?? asOf, asOf) : asOf
  }

  private static func expected(
    _ name: String, _ loans: [WatchedLoan], _ variance: Double
  ) -> ExpectedActual {
    .counted(name, loans.map { ($0.chance, $0.end == .defaulted) }, vintageVariance: variance)
  }

  private static func bands(_ loans: [WatchedLoan], _ variance: Double) -> [ExpectedActual] {
    Dictionary(grouping: loans) { $0.band.letter }.sorted { $0.key < $1.key }
      .map { expected($0.key, $0.value, variance) }
  }

  private static func vintages(
    _ loans: [WatchedLoan], _ asOf: Int, _ variance: Double, _ timing: Timing
  ) -> [VintageWatch] {
    let dated = loans.filter { $0.month != nil && $0.term != nil }
    return Dictionary(grouping: dated) { $0.month ?? 0 }.sorted { $0.key < $1.key }
      .map { vintage($0.key, $0.value, asOf, variance, timing) }
  }

  private static func vintage(
    _ month: Int, _ loans: [WatchedLoan], _ asOf: Int, _ variance: Double, _ timing: Timing
  ) -> VintageWatch {
    var (byNow, lifetime, atEnd) = (0.0, 0.0, 0.0)
    var dues: [(chance: Double, defaulted: Bool)]? = []
    for loan in loans {
      let chance = loan.chance
      let age = max(0, lastSeen(loan, asOf) - month)
      let course =
        isMature(loan, asOf)
        ? Course(byNow: chance, later: 0)
        : timing(Probability(logOdds: loan.logOdds), loan.term ?? 0, age)
      guard let course else {
        dues = nil
        break
      }
      dues?.append((course.byNow, loan.end == .defaulted))
      byNow += course.byNow
      lifetime += chance
      atEnd += loan.end == .defaulted ? 1 : loan.end == .open ? course.later : 0
    }
    let name = WatchedLoan.name(ofMonth: month)
    return VintageWatch(
      month: name, loans: loans.count, matured: loans.count { isMature($0, asOf) },
      open: loans.count { $0.end == .open },
      shareByNow: dues == nil || lifetime == 0 ? nil : byNow / lifetime,
      byNow: dues.map { .counted(name, $0, vintageVariance: variance) },
      rolledForward: dues == nil ? nil : atEnd / Double(loans.count))
  }
}
