import Glibc
import Synchronization

/// Whether the person pressed Ctrl+C, so that work ends between two pieces and leaves nothing half
/// written.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static var isWanted: Bool { flag.load(ordering: .relaxed) }

  static func watch() {
    for signal in [SIGINT, SIGTERM] {
      Glibc.signal(signal) { _ in Interruption.flag.store(true, ordering: .relaxed) }
    }
  }
}
