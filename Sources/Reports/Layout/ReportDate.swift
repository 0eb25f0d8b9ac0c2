/// Days as they stand in a letter.
package enum ReportDate {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// 21 November 2026, from an ISO 8601 time; the text itself where it is none.
  package static func words(_ time: String) -> String {
    let parts = time.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return time }
    return "\(day) \(months[month - 1]) \(parts[0])"
  }

  /// 21 November 2026, 09:30 UTC.
  package static func moment(_ time: String) -> String {
    let clock = time.dropFirst(11).prefix(5)
    return clock.count == 5 ? "\(words(time)), \(clock)\u{A0}UTC" : words(time)
  }

  /// Without fractions of a second, which PDF does not know.
  static func seconds(_ time: String) -> String {
    time.count >= 19 ? "\(time.prefix(19))Z" : time
  }
}
