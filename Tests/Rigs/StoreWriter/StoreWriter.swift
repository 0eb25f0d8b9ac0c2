import CaseStore
import Glibc
import Lending
import Synchronization

/// Saves cases in a loop and prints one line for each save that is confirmed.
///
/// Asked to check, it says what it finds instead. Tests and rigs use it, and nobody else.
@main
struct StoreWriter {
  static func main() async {
    guard let options = RigOptions(Array(CommandLine.arguments.dropFirst())) else {
      say("store-writer FOLDER [--check] [--from N] [--count N] [--buffered] [--without-fsync]")
      exit(2)
    }
    // A file at its largest size then fails the write, which the store must survive.
    signal(SIGXFSZ, SIG_IGN)
    if options.fileLimit > 0 {
      var limit = rlimit(rlim_cur: options.fileLimit, rlim_max: options.fileLimit)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    }
    SkippedSync.isOn.store(options.isWithoutFsync, ordering: .relaxed)
    DeathClock.hour.store(options.killAt ?? 0, ordering: .relaxed)
    do {
      switch options.work {
      case .checkBackup(let path):
        let content = try await CaseStore.checkBackup(in: path)
        return say("backup \(content.checkpoint)")
      case .restore(let path):
        let (content, verification) = try await CaseStore.restore(from: path, to: options.folder)
        return done(options, "restored \(content.checkpoint) \(verification.cases)")
      case .protect where !options.isInPlace:
        _ = try await CaseStore.protect(
          folder: options.folder, keyFile: RigKeys.keyFile, surroundings: RigKeys.sealed)
        return done(options, "protected")
      case .unprotect:
        _ = try await CaseStore.unprotect(folder: options.folder, surroundings: RigKeys.sealed)
        return done(options, "opened")
      default: break
      }
      let store = try await CaseStore.open(
        folder: options.folder, access: options.isReading ? .readOnly : .readWrite,
        waiting: .seconds(options.wait),
        surroundings: try RigKeys.surroundings(of: options.folder),
        segmentLimit: options.segmentLimit)
      for notice in await store.notices { say("notice \(notice.sentence)") }
      switch options.work {
      case .write: try await write(options, store)
      case .check: try await check(options, store)
      case .erase(let n): try await erase(n, options, store)
      case .backUp(let path):
        if options.isInPlace {
          try await BadWriter.backUp(store, to: path)
        } else {
          say("made \(try await store.backUp(to: path).checkpoint)")
        }
      case .protect:
        await store.close()
        try await BadWriter.protect(options.folder)
      case .checkBackup, .restore, .unprotect: break
      }
      if options.killAt != nil { say("steps \(DeathClock.steps.load(ordering: .relaxed))") }
    } catch let error as StoreError {
      say("error \(error.sentence)")
      exit(4)
    } catch {
      exit(1)
    }
  }

  private static func done(_ options: RigOptions, _ word: String) {
    say(word)
    if options.killAt != nil { say("steps \(DeathClock.steps.load(ordering: .relaxed))") }
  }

  private static func write(_ options: RigOptions, _ store: CaseStore) async throws {
    var heap: [CaseEvent] = []
    var n = options.from
    while n - options.from < options.count {
      let id = await store.newCaseID()
      heap += RigCase(n).events.map {
        CaseEvent(caseID: id, at: "2026-11-21T00:00:00.000Z", by: "rig", what: $0)
      }
      if !options.isBuffered || heap.count >= 60 {
        do {
          try await store.record(heap)
        } catch {
          say("refused \(n) \(error.sentence)")
          if await store.isReadOnly { say("read-only") }
        }
        heap = []
      }
      if !(await store.isReadOnly) { say("\(n) \(monotonic())") }
      n += 1
    }
    if options.hold > 0 { sleep(UInt32(options.hold)) }
    await store.close()
  }

  private static func erase(_ n: Int, _ options: RigOptions, _ store: CaseStore) async throws {
    guard
      let id = await store.summaries().first(where: { $0.reference == RigCase(n).reference })?.id
    else { return say("no case \(n)") }
    if options.isInPlace {
      await store.close()
      try await BadWriter.erase(id, in: options.folder)
    } else {
      let report = try await store.erase([id], reason: .personAsked)
      say("erased \(report.contents) \(report.files)")
    }
  }

  /// Prints the numbers that are there, whole and as they were written.
  private static func check(_ options: RigOptions, _ store: CaseStore) async throws {
    let verification = try await store.verify()
    for damage in verification.damage { say("damage \(damage.sentence)") }
    say("head \(verification.head)")
    for summary in await store.summaries() {
      guard let rig = RigCase(summary.reference), rig.n >= options.from else { continue }
      let credit = try await store.creditCase(summary.id)
      let kept = credit.history.map(\.what)
      // A save that was not confirmed may be there in part, from its beginning on.
      say(
        "\(kept == rig.events ? "whole" : rig.events.starts(with: kept) ? "part" : "wrong") \(rig.n)"
      )
    }
  }

  /// Nanoseconds of the clock that the power-cut rig reads too.
  private static func monotonic() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }

  /// Writes at once: what is confirmed must not wait in a buffer of ours.
  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    Glibc.write(STDOUT_FILENO, bytes, bytes.count)
  }
}
