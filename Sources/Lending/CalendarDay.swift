/// Days as texts, `2026-11-21`.
package enum CalendarDay {
  /// Whether a text is a day of the Gregorian calendar, written so.
  package static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year > 0,
      (1...12).contains(month)
    else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day)
  }

  /// Days from one day to another, below 0 where the other came first; nil where one is no day.
  package static func days(from first: String, to last: String) -> Int? {
    guard let start = number(first), let end = number(last) else { return nil }
    return end - start
  }

  /// Days since the first of March of the year 0, by which leap days come last
  /// (howardhinnant.github.io/date_algorithms.html).
  private static func number(_ text: String) -> Int? {
    guard isDay(text) else { return nil }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let month = (parts[1] + 9) % 12
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + parts[2]
  }
}
