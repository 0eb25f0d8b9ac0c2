import Glibc
import Sealing
import Testing

@Suite struct MemoryDumpsTests {
  @Test func `after forbidding dumps a process cannot be dumped`() async {
    // In a process of its own, since it cannot be undone.
    await #expect(processExitsWith: .success) {
      guard MemoryDumps.forbid() else { exit(2) }
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
      guard limit.rlim_cur == 0, limit.rlim_max == 0 else { exit(3) }
      // The kernel gives the entries of a process that may not be dumped to root.
      guard setuid(65534) == 0 else { exit(getuid() == 0 ? 4 : 0) }
      exit(open("/proc/self/environ", O_RDONLY) == -1 ? 0 : 5)
    }
  }
}
