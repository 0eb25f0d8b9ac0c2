internal import Lending
internal import Scoring

/// Divides past loans whose end is known into cells of like ones, and counts what came of them.
///
/// The chances are those of models that did not learn from the loan, so that what was foretold of a
/// cell can be held against what happened.
struct EvidenceStudy {
  let table: EvidenceTable

  /// A smaller part stays with its neighbour.
  static let fewest = 100

  private struct Loan {
    let application: LoanApplication
    let chance: Double
    let defaulted: Bool
    /// Of a default whose payments are known.
    let trace: (month: Int, owed: Double, recovered: Double)?

    func number(_ field: FieldID) -> Double? {
      field == EvidenceBound.chance ? chance : application.told(field)?.number
    }
  }

  /// - Parameters:
  ///   - heldOut: calibrated log-odds of the loans, in their order.
  ///   - axes: from the first division on.
  init(
    _ loans: [HistoricLoan], heldOut: [Double], axes: [EvidenceAxis]
  ) throws(TrainingError) {
    precondition(loans.count == heldOut.count, "one chance a loan")
    let ended = zip(loans, heldOut).filter(\.0.isMatured).map { loan, logOdds in
      Loan(
        application: loan.application, chance: Elementary.logistic(logOdds),
        defaulted: loan.defaulted, trace: Self.trace(loan))
    }
    guard ended.count >= Self.fewest else { throw .tooFewLoans(of: "matured loans") }
    table = Self.divided(ended, by: axes[...])
    guard table.isSound else { throw .checkFailed("the evidence tells of too few loans") }
  }

  /// Nil for a loan that was repaid, and where the file does not say when it stopped paying.
  private static func trace(
    _ loan: HistoricLoan
  ) -> (month: Int, owed: Double, recovered: Double)? {
    guard loan.defaulted, let cash = loan.cash,
      let month = MonthlyCounts.lastMonth(loan, months: loan.application.termMonths)
    else { return nil }
    return (month + 1, cash.unpaidPrincipal, cash.recoveries)
  }

  private static func divided(_ loans: [Loan], by axes: ArraySlice<EvidenceAxis>) -> EvidenceTable {
    guard let axis = axes.first else { return .cell(cell(loans)) }
    let rest = axes.dropFirst()
    let numbers = loans.map { $0.number(axis.field) }
    let known = numbers.compactMap { $0 }.sorted()
    let cuts = cuts(axis.cuts, known)
    let unknown = loans.count - known.count
    let isApart = unknown >= fewest && known.count >= fewest
    guard !cuts.isEmpty || isApart else { return divided(loans, by: rest) }
    let unknownPart = isApart ? cuts.count + 1 : unknown > 0 ? cuts.count : nil
    var parts = [[Loan]](repeating: [], count: cuts.count + (isApart ? 2 : 1))
    for (loan, number) in zip(loans, numbers) {
      let part = number.map { number in cuts.firstIndex { number < $0 } ?? cuts.count }
      parts[part ?? unknownPart ?? cuts.count].append(loan)
    }
    return .divided(
      EvidenceDivision(
        field: axis.field, cuts: cuts, unknown: unknownPart,
        parts: parts.map { divided($0, by: rest) }))
  }

  /// Rising, with at least `fewest` numbers between them; `known` rises.
  private static func cuts(_ wanted: EvidenceAxis.Cuts, _ known: [Double]) -> [Double] {
    let proposed: [Double] =
      switch wanted {
      case .at(let cuts): cuts
      case .even(let parts):
        known.isEmpty ? [] : (1..<parts).map { rounded(known[$0 * known.count / parts]) }
      }
    var cuts: [Double] = []
    var before = 0
    for cut in proposed where cuts.last.map({ cut > $0 }) ?? true {
      let below = known.firstIndex { $0 >= cut } ?? known.count
      guard below - before >= fewest, known.count - below >= fewest else { continue }
      cuts.append(cut)
      before = below
    }
    return cuts
  }

  /// To two digits, which people remember, and which are no single person's number.
  private static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return 0 }
    var scale = 1.0
    while abs(value) / scale >= 100 { scale *= 10 }
    // Divided by whole powers, so that 0.12 is written as 0.12.
    var fine = 1.0
    while abs(value) * fine < 10 { fine *= 10 }
    return (value / scale * fine).rounded() / fine * scale
  }

  private static func cell(_ loans: [Loan]) -> EvidenceCell {
    let traces = loans.compactMap(\.trace)
    let months = traces.map(\.month).sorted()
    let owed = traces.reduce(0) { $0 + $1.owed }
    let back = traces.reduce(0) { $0 + $1.recovered }
    let isTold = traces.count >= EvidenceCell.fewestDefaults && owed > 0
    return EvidenceCell(
      loans: loans.count, defaults: loans.count(where: \.defaulted),
      foretold: short(loans.reduce(0) { $0 + $1.chance } / Double(loans.count)),
      traced: isTold
        ? EvidenceCell.Traced(
          defaults: traces.count, medianMonth: months[(months.count - 1) / 2],
          recovered: short(min(back / owed, 1))) : nil)
  }

  /// Beyond that many digits a share is noise that only makes the file longer.
  private static func short(_ share: Double) -> Double { (share * 1e5).rounded() / 1e5 }
}
