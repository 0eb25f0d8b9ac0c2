internal import Lending

/// Everything that the place Import shows.
package struct ImportState: Sendable, Equatable {
  package enum Step: String, Sendable {
    case empty, reading, columns, working, result
  }

  package var setup = TableSetup()
  /// The table is being scored.
  package var isScoring = false
  package var progress: WorkProgress?
  package var result: ScoredTable?
  /// The person stopped the last scoring.
  package var isStopped = false
  package var showsRejects = false
  /// Cases are being made of rows.
  package var isKeeping = false
  package var keeping: WorkProgress?
  /// Why the last scoring came to nothing.
  package var problem: String?

  package init() {}

  package var step: Step {
    if isScoring { return .working }
    if result != nil { return .result }
    if setup.table != nil { return .columns }
    return setup.isReading ? .reading : .empty
  }
}
