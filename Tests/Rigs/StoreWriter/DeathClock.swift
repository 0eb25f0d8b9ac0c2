import Glibc
import Synchronization

/// Lets the program die at a chosen step on the disk: before it, after it, or in the middle of a write.
///
/// Counted over all threads, so that each number is one moment; the calls stand between the store and
/// the C library as those of `SkippedSync` do.
enum DeathClock {
  /// The step at which to die; 0 is never.
  static let hour = Atomic<Int>(0)
  static let steps = Atomic<Int>(0)

  static func step() {
    let now = steps.wrappingAdd(1, ordering: .relaxed).newValue
    if now == hour.load(ordering: .relaxed) { kill(getpid(), SIGKILL) }
  }
}

/// The function of the C library that one of the same name stands before.
enum NextFunction {
  static func find<Function>(_ name: String, _ type: Function.Type) -> Function? {
    dlsym(UnsafeMutableRawPointer(bitPattern: -1), name).map { unsafeBitCast($0, to: type) }
  }
}

@_cdecl("write")
func rigWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  typealias Write = @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int
  guard let next = NextFunction.find("write", Write.self) else { return -1 }
  // What is said to the rig is no step on the disk.
  guard file > 2 else { return next(file, bytes, count) }
  if FaultClock.fails() {
    // A disk that is full takes a part first.
    if errno == ENOSPC, count > 1 { _ = next(file, bytes, count / 2) }
    errno = FaultClock.code.load(ordering: .relaxed)
    return -1
  }
  DeathClock.step()
  let half = next(file, bytes, count / 2)
  guard half == count / 2 else { return half }
  DeathClock.step()
  let rest = next(file, bytes.map { $0 + half }, count - half)
  guard rest >= 0 else { return half > 0 ? half : rest }
  DeathClock.step()
  return half + rest
}

@_cdecl("renameat")
func rigRename(
  _ folder: Int32, _ name: UnsafePointer<CChar>, _ other: Int32, _ new: UnsafePointer<CChar>
) -> Int32 {
  typealias Rename =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>
    ) -> Int32
  if FaultClock.fails() { return -1 }
  DeathClock.step()
  defer { DeathClock.step() }
  return NextFunction.find("renameat", Rename.self)?(folder, name, other, new) ?? -1
}

@_cdecl("unlinkat")
func rigUnlink(_ folder: Int32, _ name: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
  typealias Unlink = @convention(c) (Int32, UnsafePointer<CChar>, Int32) -> Int32
  if FaultClock.fails() { return -1 }
  DeathClock.step()
  defer { DeathClock.step() }
  return NextFunction.find("unlinkat", Unlink.self)?(folder, name, flags) ?? -1
}

@_cdecl("ftruncate")
func rigTruncate(_ file: Int32, _ length: Int) -> Int32 {
  typealias Truncate = @convention(c) (Int32, Int) -> Int32
  if FaultClock.fails() { return -1 }
  DeathClock.step()
  defer { DeathClock.step() }
  return NextFunction.find("ftruncate", Truncate.self)?(file, length) ?? -1
}

@_cdecl("renameat2")
func rigExchange(
  _ folder: Int32, _ name: UnsafePointer<CChar>, _ other: Int32, _ new: UnsafePointer<CChar>,
  _ flags: UInt32
) -> Int32 {
  typealias Exchange =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32
  if FaultClock.fails() { return -1 }
  DeathClock.step()
  defer { DeathClock.step() }
  return NextFunction.find("renameat2", Exchange.self)?(folder, name, other, new, flags) ?? -1
}

@_cdecl("rename")
func rigRenamePath(_ name: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
  typealias Rename = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  if FaultClock.fails() { return -1 }
  DeathClock.step()
  defer { DeathClock.step() }
  return NextFunction.find("rename", Rename.self)?(name, new) ?? -1
}
