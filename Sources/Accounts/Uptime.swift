/// How long the machine has been up, which nobody sets: CLOCK_BOOTTIME and the boot's id.
package struct Uptime: Hashable, Sendable, Codable {
  /// From `/proc/sys/kernel/random/boot_id`.
  package let boot: String
  /// Whole seconds since the boot.
  package let seconds: Int

  package init(boot: String, seconds: Int) {
    self.boot = boot
    self.seconds = seconds
  }

  /// Seconds that have certainly passed since then: after a restart, those since the boot.
  func seconds(since earlier: Uptime) -> Int {
    boot == earlier.boot ? max(0, seconds - earlier.seconds) : max(0, seconds)
  }
}
