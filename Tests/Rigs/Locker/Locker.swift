import Accounts
import CaseStore
import Desk
import Glibc
import Lending
import Sealing

/// Unlocks a protected workspace, works in it, and locks it again, waiting for a line between the steps so
/// that a rig can look into its memory.
///
/// `locker FOLDER ACCOUNT KEYS [--keeps]`, the password as the first line of standard input. The workspace
/// keys are written to the file KEYS, so that the rig knows what to look for; `--keeps` forgets to wipe.
@main
struct Locker {
  static func main() async {
    let words = CommandLine.arguments
    guard words.count >= 4 else { exit(2) }
    do {
      try await run(
        folder: words[1], name: words[2], keys: words[3], keeps: words.contains("--keeps"))
    } catch let problem as DeskProblem {
      say("error \(problem.sentence)")
      exit(4)
    } catch {
      say("error \(error)")
      exit(1)
    }
  }

  private static func run(folder: String, name: String, keys: String, keeps: Bool) async throws {
    var password = line()
    // What a careless program does with it.
    let kept = keeps ? password.map { $0 } : []
    var copy = password
    let key = try writeKeys(
      of: folder, name, password: SecretBytes(taking: &copy), to: keys, keeps: keeps)
    let room = CaseRoom(DeskOptions(store: folder))
    try await room.unlock(Credentials(name: name, password: &password))
    for found in try await room.cases() { _ = try await room.creditCase(found.id) }
    var form = ApplicationForm(product: .installmentLoan)
    form.type("4711", in: .loanAmount)
    _ = try await room.keepDraft(CaseDraft(of: nil, reference: "borealis draft", form: form))
    say("unlocked")
    _ = line()
    await room.lock()
    say("locked")
    _ = line()
    // Looked at behind the last step, so that they live until then.
    say("\(kept.count + key.count)")
  }

  private static func writeKeys(
    of folder: String, _ name: String, password: SecretBytes, to path: String, keeps: Bool
  ) throws -> [UInt8] {
    let bytes = try CaseStore.content(of: .keys, in: folder) ?? []
    let session = try KeyFile(reading: bytes).logIn(name, password: password).session
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    var copies: [UInt8] = []
    for key in session.keys {
      key.bytes.withBytes { start in
        _ = write(file, start, key.bytes.count)
        if keeps { copies += UnsafeBufferPointer(start: start, count: key.bytes.count) }
      }
    }
    return copies
  }

  /// A line of standard input, in one buffer.
  private static func line() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    var byte: UInt8 = 0
    while bytes.count < 1000, read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A { bytes.append(byte) }
    return bytes
  }

  private static func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}
