/// A month of a year, which is as exact as lenders' files are.
package struct MonthDate: Sendable, Equatable, Comparable {
  package let year: Int
  /// 1…12.
  package let month: Int

  package init?(year: Int, month: Int) {
    guard (1...12).contains(month), (1900...2100).contains(year) else { return nil }
    self.year = year
    self.month = month
  }

  /// The month of a day that the calendar has; nil for any other day.
  package init?(year: Int, month: Int, day: Int) {
    self.init(year: year, month: month)
    guard day >= 1, day <= Self.days(in: month, of: year) else { return nil }
  }

  /// 28…31; the month must be one.
  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    default: 31
    }
  }

  /// Reads `2015-12-01`, `2015-12`, `Dec-2015`, `Dec-15`, `15-Dec` and `3-Aug`.
  ///
  /// Spreadsheets turn `Dec-15` into `15-Dec` and `Aug-03` into `3-Aug`: the number is the year.
  package init?(_ text: some StringProtocol) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    if parts.count >= 2, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]) {
      guard parts.count > 2 else {
        self.init(year: year, month: month)
        return
      }
      // A day of one digit leaves room for what follows it.
      guard parts.count == 3, let day = Int(parts[2].prefix { $0.isNumber }) else { return nil }
      self.init(year: year, month: month, day: day)
      return
    }
    guard parts.count == 2 else { return nil }
    if let month = Self.month(parts[0]), let year = Self.year(parts[1]) {
      self.init(year: year, month: month)
    } else if let month = Self.month(parts[1]), let year = Self.year(parts[0]) {
      self.init(year: year, month: month)
    } else {
      return nil
    }
  }

  /// Months from the year 0.
  package var index: Int { year * 12 + month - 1 }

  package static func < (left: MonthDate, right: MonthDate) -> Bool { left.index < right.index }

  private static let names = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func month(_ text: some StringProtocol) -> Int? {
    names.firstIndex(of: text.lowercased()).map { $0 + 1 }
  }

  /// Two digits up to 30 belong to this century: no loan file holds dates after 2030 or credit
  /// lines before 1931.
  private static func year(_ text: some StringProtocol) -> Int? {
    guard let number = Int(text), number >= 0 else { return nil }
    if text.count == 4 { return number }
    guard text.count <= 2 else { return nil }
    return number <= 30 ? 2000 + number : 1900 + number
  }
}
