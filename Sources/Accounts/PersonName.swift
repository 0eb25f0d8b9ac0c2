/// The name of an account: 1 to 100 characters without a control character, unique in its workspace.
enum PersonName {
  static let longest = 100

  /// The name without blanks at its ends.
  static func checked(_ text: String) throws(AccountsError) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    let name = String(rest)
    guard !name.isEmpty, name.count <= longest, name.utf8.count <= 4 * longest else {
      throw .nameLength(most: longest)
    }
    guard name.unicodeScalars.allSatisfy(isPlain) else { throw .nameCharacters }
    return name
  }

  static func isWellFormed(_ name: String) -> Bool { (try? checked(name)) == name }

  /// Names that differ only in case, or in marks that nobody sees, have the same folded name.
  static func folded(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    folded.append(contentsOf: name.lowercased().unicodeScalars.filter { !isJoining($0) })
    return String(folded)
  }

  /// Marks that turn the direction of writing would let one name look like another.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    case .format: isJoining(scalar)
    default: true
    }
  }

  /// The two marks by which names in Persian or Sinhala are written.
  private static func isJoining(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200C || scalar.value == 0x200D
  }
}
