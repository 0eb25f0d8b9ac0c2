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
    let hasNoCore = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
    return assay_forbid_dumps() == 0 && hasNoCore
  }
}
