package import Sealing

/// What a password must be: long enough, and not among the first that anybody tries.
///
/// No rule asks for capitals, digits or signs: such rules make passwords weaker (NIST SP 800-63B,
/// section 5.1.1.2). Bytes are kept as typed.
package enum PasswordRules {
  package static let fewest = 8
  package static let advised = 15
  package static let mostBytes = 1024

  /// Why the password is refused; nil if it is accepted.
  package static func fault(in password: SecretBytes, name: String) -> PasswordFault? {
    let count = characters(password)
    if count < fewest { return .tooShort }
    if password.count > mostBytes { return .tooLong }
    var folded = folded(password)
    defer { wipe(&folded) }
    if hasShortPeriod(folded) { return .repeated }
    if isRun(folded) { return .sequence }
    var core = core(of: folded)
    defer { wipe(&core) }
    if ([name] + ["assay"]).contains(where: { isLittleMore(than: $0, core) }) { return .name }
    // A date or a telephone number; fifteen digits are neither.
    if core.isEmpty { return count < advised ? .common : nil }
    return isRun(core) || isCommon(core) ? .common : nil
  }

  /// A hint beside the field while a person types.
  package static func strength(of password: SecretBytes, name: String) -> PasswordStrength {
    if fault(in: password, name: name) != nil { return .refused }
    return characters(password) >= advised ? .good : .fair
  }

  /// Characters (Unicode scalars) of the password, without making a text of it.
  private static func characters(_ password: SecretBytes) -> Int {
    password.withBytes { bytes in
      (0..<password.count).reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
    }
  }

  private static func folded(_ password: SecretBytes) -> [UInt8] {
    password.withBytes { bytes in
      (0..<password.count).map { place in
        let byte = bytes[place]
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
      }
    }
  }

  /// Whether the whole repeats its first one to four bytes.
  private static func hasShortPeriod(_ text: [UInt8]) -> Bool {
    (1...4).contains { period in
      text.indices.dropFirst(period).allSatisfy { text[$0] == text[$0 - period] }
    }
  }

  /// Whether the text is made of no more than two runs, such as `abcd1234` or `qwertyuiop`.
  private static func isRun(_ text: [UInt8]) -> Bool {
    guard text.count >= 4 else { return false }
    let breaks = text.indices.dropFirst().count { !follows(text[$0], text[$0 - 1]) }
    return breaks <= 1
  }

  private static let rows = [
    "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop",
    "qsdfghjklm", "wxcvbn",
  ].map { Array($0.utf8) }

  /// Whether one key stands beside the other, in the alphabet or in a row of keys.
  private static func follows(_ byte: UInt8, _ before: UInt8) -> Bool {
    if byte == before || byte == before &+ 1 || byte == before &- 1 { return true }
    return rows.contains { row in
      guard let place = row.firstIndex(of: byte) else { return false }
      return (place > 0 && row[place - 1] == before)
        || (place + 1 < row.count && row[place + 1] == before)
    }
  }

  /// The letters between digits and signs at the ends, with digits and signs inside read as letters.
  private static func core(of text: [UInt8]) -> [UInt8] {
    var rest = text[...]
    while let last = rest.last, !isLetter(last) { rest.removeLast() }
    while let first = rest.first, !isLetter(first) { rest.removeFirst() }
    return rest.map(letter)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func letter(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"), UInt8(ascii: "!"): UInt8(ascii: "i")
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
    case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
    case UInt8(ascii: "7"): UInt8(ascii: "t")
    default: byte
    }
  }

  /// Whether `core` is the name or one of its words, but for two letters.
  private static func isLittleMore(than name: String, _ core: [UInt8]) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }.map { Array($0.utf8) }
    let whole = Array(words.joined())
    return ([whole] + words).contains { word in
      word.count >= 3 && core.count <= word.count + 2 && contains(core, word)
    }
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { text[$0...].starts(with: word) }
  }

  /// Whether one or two of the words that people take first make up the whole.
  private static func isCommon(_ core: [UInt8]) -> Bool {
    if CommonWords.all.contains(core) { return true }
    return core.indices.dropFirst().contains { place in
      CommonWords.all.contains(Array(core[..<place]))
        && CommonWords.all.contains(Array(core[place...]))
    }
  }
}
