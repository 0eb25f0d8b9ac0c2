import Sealing
import Testing

@testable import Accounts

/// A protected workspace with one person of each role, made once for all tests.
struct Office {
  static let start = moment("2026-11-21T09:00:00.000Z", 0)
  static let later = moment("2026-11-22T09:00:00.000Z", 40)
  /// Made with the least cost, so that tests stay fast.
  static let shared = Result { try Office() }

  let created: ProtectedWorkspace
  let file: KeyFile
  /// Logged in.
  let officer: Session

  var administrator: Session { created.session }

  private init() throws {
    created = try KeyFile.create(
      workspace: String(repeating: "a", count: 32),
      administrator: "Ada", password: secret(Self.password("Ada")), at: Self.start, cost: .least)
    var file = created.file
    for (name, role) in [("Otto", Role.officer), ("Rhea", .reviewer)] {
      file = try file.addAccount(
        name, role: role, password: secret(Self.password(name)), at: Self.start,
        by: created.session, cost: .least)
    }
    self.file = file
    officer = try file.logIn("Otto", password: secret(Self.password("Otto")), today: .least).session
  }

  static func password(_ name: String) -> String { "seven green bottles for \(name)" }

  func logIn(_ name: String, _ file: KeyFile? = nil) throws -> Session {
    try (file ?? self.file).logIn(name, password: secret(Self.password(name)), today: .least)
      .session
  }
}

private func moment(_ at: String, _ seq: Int) -> JournalMoment {
  guard let moment = JournalMoment(at: at, seq: seq) else { preconditionFailure("no moment") }
  return moment
}

func secret(_ text: String) -> SecretBytes {
  var bytes = Array(text.utf8)
  return SecretBytes(taking: &bytes)
}

/// The same content by somebody without the key: digest correct, mark as it was.
func redigested(_ bytes: [UInt8]) -> [UInt8] {
  let end = bytes.count - 3 - 64
  let digested = bytes[..<(end - #"","digest":""#.utf8.count)]
  return bytes[..<end] + Array(SHA256Digest.of(digested).hex.utf8) + bytes[(end + 64)...]
}

/// The file with one text put in place of another, digest correct.
func edited(_ bytes: [UInt8], _ old: String, _ new: String) -> [UInt8] {
  let text = String(decoding: bytes, as: UTF8.self)
  guard let place = text.firstRange(of: old) else { return bytes }
  return redigested(Array(text.replacingCharacters(in: place, with: new).utf8))
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}

extension SealingKey {
  func isSame(as other: SealingKey?) -> Bool { other.map { bytes.equals($0.bytes) } ?? false }
}
