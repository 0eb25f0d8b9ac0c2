/// A scan or letter that belongs to a case: what the case itself tells of it.
///
/// The content lies in a file of its own, whose name nobody but the program chooses.
package struct CaseAttachment: Codable, Sendable, Equatable {
  /// Bytes of the largest content that is taken: 20 MB.
  package static let largest = 20 << 20
  /// Bytes of the longest name, as most file systems have it.
  private static let longestName = 255
  private static let digits = 64

  /// As the person's own file was called; a label for people, which never becomes a path.
  package let name: String
  /// Bytes of the content.
  package let length: Int
  /// SHA-256 of the content: 64 lower-case hexadecimal digits.
  package let digest: String
  /// 32 random bytes as 64 such digits, so that the name of the kept file cannot be guessed from
  /// the content.
  package let salt: String

  package init(name: String, length: Int, digest: String, salt: String) {
    self.name = name
    self.length = length
    self.digest = digest
    self.salt = salt
  }

  /// Whether a store could have kept it so.
  package var isPlausible: Bool {
    name == Self.label(of: name) && (1...Self.largest).contains(length)
      && [digest, salt].allSatisfy { text in
        text.utf8.count == Self.digits
          && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
      }
  }

  /// The last part of a path, without signs that nobody sees or that turn the direction of writing,
  /// and of at most 255 bytes.
  package static func label(of path: String) -> String {
    let last = path.unicodeScalars.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? []
    var label = ""
    for letter in String(String.UnicodeScalarView(last.filter { !isHidden($0) })) {
      guard label.utf8.count + letter.utf8.count <= longestName else { break }
      label.append(letter)
    }
    let isNothing = label.isBlank || label == "." || label == ".."
    return isNothing ? "attachment" : label
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // Some scripts need these two inside a word.
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }
}
