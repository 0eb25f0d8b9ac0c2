/// The words of the command line as the parser is to see them.
enum Arguments {
  /// A number below zero after `policy set` would be taken for an option; with a true minus sign it is
  /// none, and numbers are read with either sign.
  static func readable(_ words: [String]) -> [String] {
    guard words.starts(with: ["policy", "set"]) else { return words }
    return words.map { word in
      guard word.hasPrefix("-"), let next = word.dropFirst().first, next.isNumber || next == "."
      else { return word }
      return "−" + word.dropFirst()
    }
  }
}
