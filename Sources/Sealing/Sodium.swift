import CSodium

/// The C library, made ready once before its first use.
enum Sodium {
  /// Picks the fastest code for this processor and opens the system's random source.
  private static let isReady = sodium_init() >= 0

  static func makeReady() {
    // Without its random source nothing this program seals could be trusted.
    precondition(isReady, "libsodium could not be initialised")
  }
}
