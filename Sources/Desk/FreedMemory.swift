internal import Synchronization

/// Keeps memory that was freed, for work that soon needs as much again.
package enum FreedMemory {
  private static let room = Mutex<[UInt8]>([])

  /// Tells the allocator to give back only large pieces from now on.
  ///
  /// The GNU allocator sets its limit by the largest piece that was freed, up to 32 MB (mallopt(3),
  /// M_MMAP_THRESHOLD). Where a thousand cases at a time are made and let go, a third of the time
  /// went into clearing pages that had just been given back.
  package static func keep() {
    room.withLock { $0.reserveCapacity(31 << 20) }
    room.withLock { $0 = [] }
  }
}
