import Desk
import Glibc
import Synchronization

/// Whether the person pressed Ctrl+C, so that work ends between two pieces and leaves nothing half
/// written.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static var isWanted: Bool { flag.load(ordering: .relaxed) }

  /// Listens from now on, on a thread of its own: the others may all wait for a pipe.
  ///
  /// Work that looks at `isWanted` ends in good order; what has not ended after 150 ms is ended,
  /// and its half-written files are taken away.
  static func watch() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        var received: Int32 = 0
        sigwait(&signals, &received)
        Interruption.flag.store(true, ordering: .relaxed)
        usleep(150_000)
        Desk.abandonOutputs()
        Program.complain("assay: \(DeskProblem.interrupted.sentence)")
        _exit(7)
      }, nil)
  }
}
