internal import Desk
internal import Synchronization

/// Between work that takes its time and whoever waits for it: how far it is, and whether to stop.
package final class WorkWatch: Sendable {
  private let stop = Atomic<Bool>(false)
  private let latest = Mutex<WorkProgress?>(nil)

  package init() {}

  package var isStopped: Bool { stop.load(ordering: .relaxed) }

  func stopNow() { stop.store(true, ordering: .relaxed) }

  package func tell(_ progress: WorkProgress) { latest.withLock { $0 = progress } }

  var progress: WorkProgress? { latest.withLock { $0 } }
}
