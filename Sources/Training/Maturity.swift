internal import Lending
internal import Tables

/// Which vintages had run their whole term before their file was drawn up.
struct Maturity {
  /// Share of a vintage that may still run after its term, as late loans do.
  private static let toleratedRunning = 0.02
  /// The month up to which the public files of undated samples reach.
  private static let publicFilesEnd = 2019 * 12 + 1

  private struct Vintage: Hashable {
    let extract: String
    let month: Int
    let termMonths: Int
  }

  private let matured: Set<Vintage>
  private let isDated: Bool

  /// Each extract was drawn up in the last month that any of its rows speaks of.
  init(of records: [LendingClubRecord]) {
    isDated = records.contains { !$0.extract.isEmpty }
    var drawnUp: [String: Int] = [:]
    var counts: [Vintage: (all: Int, running: Int)] = [:]
    for record in records {
      if let seen = record.cash?.seenUntil {
        drawnUp[record.extract] = max(drawnUp[record.extract] ?? 0, seen.index)
      }
      guard let vintage = Self.vintage(record) else { continue }
      counts[vintage, default: (0, 0)].all += 1
      if record.outcome == .running { counts[vintage, default: (0, 0)].running += 1 }
    }
    matured = Set(
      counts.filter { vintage, count in
        guard let end = drawnUp[vintage.extract] else { return false }
        // Two extracts of different age can share a way of writing; loans that still run show it.
        return vintage.month + vintage.termMonths <= end
          && Double(count.running) <= Self.toleratedRunning * Double(count.all)
      }.keys)
  }

  func isMatured(_ record: LendingClubRecord) -> Bool {
    guard let vintage = Self.vintage(record) else { return false }
    if isDated { return matured.contains(vintage) }
    return vintage.month + vintage.termMonths <= Self.publicFilesEnd
  }

  private static func vintage(_ record: LendingClubRecord) -> Vintage? {
    record.issuedAtLatest.map {
      Vintage(
        extract: record.extract, month: $0.index, termMonths: record.application.termMonths)
    }
  }
}
