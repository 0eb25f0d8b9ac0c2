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
    FaultClock.code.store(options.failCode, ordering: .relaxed)
    FaultClock.isForGood.store(options.failsForGood, ordering: .relaxed)
    FaultClock.hour.store(options.failAt ?? 0, ordering: .relaxed)
    await run(options)
  }

  private static func run(_ options: RigOptions) async {
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
      case .write where options.isInTurns: return try await Turns(options).run()
      default: break
      }
      let store = try await open(options)
      for notice in await store.notices { say("notice \(notice.sentence)") }
      switch options.work {
      case .write: try await write(options, store)
      case .check: try await check(options, store)
      case .erase(let n): try await erase(n, options, store)
      case .attach(let n): try await attach(n, store)
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
      count(options)
    } catch let error as StoreError {
      say("error \(error.sentence)")
      exit(4)
    } catch {
      exit(1)
    }
  }

  static func open(_ options: RigOptions) async throws -> CaseStore {
    try await CaseStore.open(
      folder: options.folder, access: options.isReading ? .readOnly : .readWrite,
      waiting: .seconds(options.wait),
      surroundings: try RigKeys.surroundings(of: options.folder, now: options.now),
      segmentLimit: options.segmentLimit)
  }

  private static func done(_ options: RigOptions, _ word: String) {
    say(word)
    count(options)
  }

  /// How many moments there were to die or to fail at.
  private static func count(_ options: RigOptions) {
    if options.killAt != nil { say("steps \(DeathClock.steps.load(ordering: .relaxed))") }
    if options.failAt != nil { say("calls \(FaultClock.calls.load(ordering: .relaxed))") }
  }

  private static func write(_ options: RigOptions, _ store: CaseStore) async throws {
    var heap: [CaseEvent] = []
    var n = options.from
    while n - options.from < options.count {
      let id = await store.newCaseID()
      heap += RigCase(n).events.map {
        CaseEvent(caseID: id, at: options.now, by: "rig", what: $0)
      }
      var isConfirmed = true
      if !options.isBuffered || heap.count >= 60 {
        do {
          try await store.record(heap)
        } catch {
          isConfirmed = false
          say("refused \(n) \(error.sentence)")
          if await store.isReadOnly { say("read-only") }
        }
        heap = []
      }
      if isConfirmed { say("\(n) \(monotonic())") }
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

  private static func attach(_ n: Int, _ store: CaseStore) async throws {
    guard
      let id = await store.summaries().first(where: { $0.reference == RigCase(n).reference })?.id
    else { return say("no case \(n)") }
    let letter = RigCase(n).letter
    _ = try await store.attach(
      letter, named: "letter \(n).txt", to: id, at: "2026-11-21T00:00:00.000Z", by: "rig")
    say("attached \(n)")
    await store.close()
  }

  /// Prints the numbers that are there, whole and as they were written.
  private static func check(_ options: RigOptions, _ store: CaseStore) async throws {
    let verification = try await store.verify(against: options.checkpoint)
    for damage in verification.damage { say("damage \(damage.sentence)") }
    for fault in verification.attachments.faults { say("damage \(fault.sentence)") }
    say("head \(verification.head)")
    if let result = verification.checkpoint, result != .holds { say("checkpoint \(result)") }
    for summary in await store.summaries() {
      guard let rig = RigCase(summary.reference), rig.n >= options.from else { continue }
      let credit = try await store.creditCase(summary.id)
      for attachment in credit.attachments {
        let isRight = try await store.content(of: attachment, of: summary.id) == rig.letter
        say(isRight ? "letter \(rig.n)" : "wrong letter \(rig.n)")
      }
      let kept = credit.history.map(\.what).filter {
        if case .attached = $0 { false } else { true }
      }
      say("\(word(for: kept, of: rig.events)) \(rig.n)")
    }
  }

  /// What is left of the events of a case.
  private static func word(for kept: [CaseEvent.What], of events: [CaseEvent.What]) -> String {
    if kept == events { return "whole" }
    // A save that was not confirmed may be there in part, from its beginning on.
    if events.starts(with: kept) { return "part" }
    // A damaged line may be missing; none may come in its place.
    var rest = events[...]
    for event in kept {
      guard let place = rest.firstIndex(of: event) else { return "wrong" }
      rest = rest[(place + 1)...]
    }
    return "gap"
  }

  /// Nanoseconds of the clock that the power-cut rig reads too.
  static func monotonic() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }

  /// Writes at once: what is confirmed must not wait in a buffer of ours.
  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    Glibc.write(STDOUT_FILENO, bytes, bytes.count)
  }
}
