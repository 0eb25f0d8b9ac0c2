import Desk
import Glibc
import Synchronization

/// Whether the person pressed Ctrl+C, so that work ends between two pieces and leaves nothing half
/// written.
enum Interruption {
  private static let flag = Atomic<Bool>(false)
  /// The handler writes here, and the thread that waits reads.
  private static let bell = Atomic<Int32>(-1)

  /// Whether work that does not end by itself may be ended; not while packs are written.
  static var mayEndAtOnce: Bool {
    get { isEndable.load(ordering: .relaxed) }
    set { isEndable.store(newValue, ordering: .relaxed) }
  }
  private static let isEndable = Atomic<Bool>(true)

  static var isWanted: Bool { flag.load(ordering: .relaxed) }

  /// Listens from now on.
  ///
  /// Work that looks at `isWanted` ends in good order. What has not ended after 150 ms, perhaps
  /// since every thread waits for a pipe, is ended, and its half-written files are taken away.
  static func watch() {
    var pipes: [Int32] = [-1, -1]
    guard pipe(&pipes) == 0 else { return }
    bell.store(pipes[1], ordering: .relaxed)
    let reader = Int(pipes[0])
    var thread = pthread_t()
    pthread_create(
      &thread, nil, { Interruption.waitAndEnd(Int32(Int(bitPattern: $0))) },
      UnsafeMutableRawPointer(bitPattern: reader))
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      Glibc.signal(signal) { _ in
        Interruption.flag.store(true, ordering: .relaxed)
        var stroke: UInt8 = 1
        _ = write(Interruption.bell.load(ordering: .relaxed), &stroke, 1)
      }
    }
  }

  private static func waitAndEnd(_ reader: Int32) -> UnsafeMutableRawPointer? {
    var stroke: UInt8 = 0
    while read(reader, &stroke, 1) < 0, errno == EINTR {}
    usleep(150_000)
    while !mayEndAtOnce { usleep(10_000) }
    Desk.abandonOutputs()
    Program.complain("assay: \(DeskProblem.interrupted.sentence)")
    _exit(7)
  }
}
