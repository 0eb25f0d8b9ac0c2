internal import Synchronization

/// Tells how far the work is, and stops it; several threads may tell at once.
final class TrainingPace: Sendable {
  private struct State {
    var step = ""
    var done = 0
    var expected = 1
    var isStopped = false
    var isWriting = false
  }

  private let progress: @Sendable (TrainingProgress) -> Bool
  private let state = Mutex(State())

  init(_ progress: @escaping @Sendable (TrainingProgress) -> Bool) { self.progress = progress }

  /// Starts a step.
  func begin(_ step: String) throws(TrainingError) { try report { $0.step = step } }

  /// Starts to write, after which nothing stops: all packs appear, or none has.
  func beginWriting() throws(TrainingError) {
    try report {
      $0.step = "writing the packs"
      $0.isWriting = true
    }
  }

  /// Says how many trees will be grown in all.
  func expect(steps: Int) { state.withLock { $0.expected = max(steps, 1) } }

  /// One more tree.
  var tick: @Sendable () throws(TrainingError) -> Void {
    { () throws(TrainingError) in try self.report { $0.done += 1 } }
  }

  private func report(_ change: (inout State) -> Void) throws(TrainingError) {
    // Told under the lock, so that no older step is told after a newer one.
    let isStopped = state.withLock { state in
      change(&state)
      let share = min(Double(state.done) / Double(state.expected), 1)
      let told = TrainingProgress(step: state.step, share: share, canStop: !state.isWriting)
      if !progress(told), !state.isWriting { state.isStopped = true }
      return state.isStopped
    }
    if isStopped { throw .stopped }
  }
}
