/// The names of the journal's files: `journal-000001.jsonl` and so on.
enum SegmentName {
  static func of(_ number: Int) -> String {
    let digits = String(number)
    return "journal-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".jsonl"
  }

  private static let largest = Int(UInt32.max)

  /// The numbers of the segments among `names`, ascending.
  static func numbers(in names: [String]) -> [Int] {
    names.compactMap { name in
      guard name.hasPrefix("journal-"), name.hasSuffix(".jsonl"),
        let number = Int(name.dropFirst("journal-".count).dropLast(".jsonl".count)), number > 0,
        number <= largest, of(number) == name
      else { return nil }
      return number
    }.sorted()
  }
}
