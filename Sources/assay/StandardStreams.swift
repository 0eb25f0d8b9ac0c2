import Glibc

/// The three streams that a program is given.
enum StandardStreams {
  /// Puts something that can neither be read nor written in the place of each stream that is closed.
  ///
  /// The next file, pipe or event that is opened would get its number otherwise: a table would be
  /// read from the program's own pipe, and wait for ever, or results be written into a case.
  static func standInForClosed() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The wrong way round, so that using it fails as the closed one would.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
