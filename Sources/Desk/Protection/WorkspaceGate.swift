internal import Accounts
internal import CaseStore
internal import FoundationEssentials
internal import Glibc
internal import Sealing

/// The way into a protected workspace, and the file that says who may go it.
struct WorkspaceGate {
  let folder: String

  /// What a login gives.
  struct Entry {
    let session: Session
    /// Passwords that did not fit since the last login of the same person.
    let failedAttempts: Int
  }

  var isProtected: Bool {
    get throws(DeskProblem) { try content(of: .keys) != nil }
  }

  /// Opens the keys for a person, at the pace that is left to somebody who guesses.
  func logIn(_ credentials: Credentials) throws(DeskProblem) -> Entry {
    // Whatever happens to this process from here on, its memory must not land on a disk.
    _ = MemoryDumps.forbid()
    let file = try keyFile()
    let account = file.account(named: credentials.name)?.id
    let attempts = try countAttempt(of: account)
    do throws(AccountsError) {
      let login = try file.logIn(credentials.name, password: credentials.password)
      try forgetAttempts(of: login.session.account.id)
      if let renewed = login.renewed { keep(renewed, inPlaceOf: file) }
      return Entry(session: login.session, failedAttempts: attempts - 1)
    } catch {
      throw .accounts(error)
    }
  }

  /// The file's bytes as they stand now.
  func keyFileBytes() throws(DeskProblem) -> [UInt8] {
    guard let bytes = try content(of: .keys) else { throw .keysMissing(folder: folder) }
    return bytes
  }

  /// The file as it stands now, which must be that of this workspace.
  func keyFile() throws(DeskProblem) -> KeyFile {
    let bytes = try keyFileBytes()
    do throws(AccountsError) {
      let file = try KeyFile(reading: bytes)
      guard try file.workspace == workspace else { throw AccountsError.foreignWorkspace }
      return file
    } catch {
      throw .accounts(error)
    }
  }

  /// Puts in place what `change` makes of the file, with other processes shut out meanwhile.
  func change(
    _ change: (KeyFile) throws(AccountsError) -> KeyFile
  ) throws(DeskProblem) -> KeyFile {
    let result: Result<KeyFile, AccountsError>
    do throws(StoreError) {
      result = try CaseStore.change(.keys, in: folder) { bytes in
        do throws(AccountsError) {
          guard let bytes else { throw .damaged(place: "it is missing") }
          let new = try change(try KeyFile(reading: bytes))
          return (new.bytes, .success(new))
        } catch {
          return (nil, .failure(error))
        }
      }
    } catch {
      throw DeskProblem(error)
    }
    do { return try result.get() } catch { throw .accounts(error) }
  }

  /// What the store needs of a session.
  static func seal(_ session: Session, _ file: KeyFile) -> WorkspaceSeal? {
    let keys = zip(1..., session.keys).map { ($0, $1) }
    let signature = session.signatureKey
    return WorkspaceSeal(
      keys: Dictionary(uniqueKeysWithValues: keys),
      signing: { signature.sign($0) },
      checking: { person, record, message, mark in
        file.isSigned(message, mark, by: person, inRecord: record)
      }, since: file.since)
  }

  private var workspace: String? {
    get throws(AccountsError) {
      do { return try CaseStore.workspace(in: folder) } catch {
        throw .damaged(place: "the journal beside it cannot be read")
      }
    }
  }

  private func content(of file: WorkspaceFile) throws(DeskProblem) -> [UInt8]? {
    do { return try CaseStore.content(of: file, in: folder) } catch { throw DeskProblem(error) }
  }

  /// Counts an attempt before it is made; answers how many there were since the last that was right.
  private func countAttempt(of account: AccountID?) throws(DeskProblem) -> Int {
    let now = Self.uptime
    let outcome: (wait: Int, attempts: Int)
    do {
      outcome = try CaseStore.change(.attempts, in: folder) { bytes in
        var throttle = bytes.map { LoginThrottle(reading: $0) ?? .afterDamage(at: now) } ?? .init()
        let wait = throttle.attempt(for: account, at: now)
        return (try? throttle.bytes(), (wait, account.map { throttle.attempts(of: $0) } ?? 1))
      }
    } catch {
      throw DeskProblem(error)
    }
    guard outcome.wait == 0 else { throw .tooManyAttempts(wait: outcome.wait) }
    return outcome.attempts
  }

  private func forgetAttempts(of account: AccountID) throws(AccountsError) {
    do {
      try CaseStore.change(.attempts, in: folder) { bytes in
        guard var throttle = bytes.flatMap({ LoginThrottle(reading: $0) }) else { return (nil, ()) }
        throttle.succeed(for: account)
        return (try? throttle.bytes(), ())
      }
    } catch {
      // The attempts stay counted, which lets nobody in and keeps nobody out for long.
    }
  }

  /// Brings a person's part up to date, unless somebody else changed the file meanwhile.
  private func keep(_ renewed: KeyFile, inPlaceOf old: KeyFile) {
    // Nothing is lost where it cannot be written: the next login tries again.
    try? CaseStore.change(.keys, in: folder) { bytes in
      (bytes == old.bytes ? renewed.bytes : nil, ())
    }
  }

  private static var uptime: Uptime {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    return Uptime(boot: boot ?? "", seconds: time.tv_sec)
  }
}
