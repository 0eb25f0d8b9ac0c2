import Glibc
import Sealing
import Testing

@Suite struct MemoryDumpsTests {
  @Test func `after forbidding dumps a process cannot be dumped`() async {
    // In a process of its own, since it cannot be undone.
    await #expect(processExitsWith: .success) {
      guard !MemoryDumps.areForbidden else { exit(2) }
      exit(MemoryDumps.forbid() && MemoryDumps.areForbidden ? 0 : 3)
    }
  }
}
