import CSodium
import Glibc

/// What a program does at its very start so that its memory is never written out.
package enum MemoryDumps {
  /// Forbids core dumps, and reading by other processes of the same user.
  ///
  /// It holds for this process until it ends, and also gives its entries in /proc to root. Answers
  /// whether the system agreed.
  package static func forbid() -> Bool {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = setrlimit(core, &none)
    _ = assay_forbid_dumps()
    return areForbidden
  }

  /// Whether the system would write no memory of this process to a file.
  package static var areForbidden: Bool {
    var limit = rlimit()
    return getrlimit(core, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0
      && assay_may_be_dumped() == 0
  }

  private static var core: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_CORE.rawValue) }
}
