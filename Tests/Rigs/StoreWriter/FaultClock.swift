import Glibc
import Synchronization

/// Lets a call to the system fail: the n-th of this process, alone or with all that follow.
enum FaultClock {
  /// The call that fails; 0 is none.
  static let hour = Atomic<Int>(0)
  static let calls = Atomic<Int>(0)
  /// The error number that it fails with.
  static let code = Atomic<Int32>(0)
  /// Whether every later call fails as well.
  static let isForGood = Atomic<Bool>(false)

  /// Whether the call that is about to be made fails; `errno` then says how.
  static func fails() -> Bool {
    let now = calls.wrappingAdd(1, ordering: .relaxed).newValue
    let hour = hour.load(ordering: .relaxed)
    guard hour > 0, isForGood.load(ordering: .relaxed) ? now >= hour : now == hour else {
      return false
    }
    errno = code.load(ordering: .relaxed)
    return true
  }
}

@_cdecl("pread")
func rigRead(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int, _ offset: Int) -> Int {
  typealias Read = @convention(c) (Int32, UnsafeMutableRawPointer?, Int, Int) -> Int
  if FaultClock.fails() { return -1 }
  return NextFunction.find("pread", Read.self)?(file, bytes, count, offset) ?? -1
}

@_cdecl("mkdir")
func rigMakeFolder(_ path: UnsafePointer<CChar>, _ mode: mode_t) -> Int32 {
  typealias Make = @convention(c) (UnsafePointer<CChar>, mode_t) -> Int32
  if FaultClock.fails() { return -1 }
  return NextFunction.find("mkdir", Make.self)?(path, mode) ?? -1
}

@_cdecl("fchmod")
func rigSetMode(_ file: Int32, _ mode: mode_t) -> Int32 {
  typealias SetMode = @convention(c) (Int32, mode_t) -> Int32
  if FaultClock.fails() { return -1 }
  return NextFunction.find("fchmod", SetMode.self)?(file, mode) ?? -1
}

@_cdecl("rmdir")
func rigRemoveFolder(_ path: UnsafePointer<CChar>) -> Int32 {
  typealias Remove = @convention(c) (UnsafePointer<CChar>) -> Int32
  if FaultClock.fails() { return -1 }
  return NextFunction.find("rmdir", Remove.self)?(path) ?? -1
}

@_cdecl("mkdirat")
func rigMakeInnerFolder(_ folder: Int32, _ name: UnsafePointer<CChar>, _ mode: mode_t) -> Int32 {
  typealias Make = @convention(c) (Int32, UnsafePointer<CChar>, mode_t) -> Int32
  if FaultClock.fails() { return -1 }
  DeathClock.step()
  defer { DeathClock.step() }
  return NextFunction.find("mkdirat", Make.self)?(folder, name, mode) ?? -1
}
