import Glibc

/// Where the process begins.
@main
enum Entry {
  /// Runs the command, which ends the process.
  ///
  /// Not `async`: the runtime opens descriptors of its own before the first line of such a `main`, and
  /// they would take the places of closed streams.
  static func main() {
    StandardStreams.standInForClosed()
    // Detached, as a task of the main thread would wait for the end of this function.
    Task.detached {
      await Assay.main()
      exit(0)
    }
    // The runtime's threads take no signals, and whoever starts the program may have blocked them.
    var none = sigset_t()
    sigemptyset(&none)
    while true { sigsuspend(&none) }
  }
}
