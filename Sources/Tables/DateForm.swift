/// The order in which a table writes the parts of its dates.
package enum DateForm: String, Sendable, CaseIterable {
  /// `2015-12-01`, `2015-12`, `Dec-2015`, `Dec-15` and what spreadsheets make of them.
  case plain
  case dayMonthYearDots = "DD.MM.YYYY"
  case dayMonthYear = "DD/MM/YYYY"
  case monthDayYear = "MM/DD/YYYY"
  case monthYear = "MM/YYYY"
  case yearMonthDaySlashes = "YYYY/MM/DD"
  case yearMonthDay = "YYYY-MM-DD"
  case yearMonth = "YYYYMM"

  /// Whether a text is a date in any form that is known.
  package static func reads(_ text: String) -> Bool {
    CellReading.month(text, Array(allCases)) != nil
  }

  /// The month of a date; a time of day after a blank is passed over.
  func month(_ text: some StringProtocol) -> MonthDate? {
    if self == .plain || self == .yearMonthDay { return MonthDate(text) }
    let date = text.prefix { $0 != " " && $0 != "T" }
    if self == .yearMonth {
      guard date.utf8.count == 6, date.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(date)
      else { return nil }
      return MonthDate(year: number / 100, month: number % 100)
    }
    let mark: Character = self == .dayMonthYearDots ? "." : "/"
    let parts = date.split(separator: mark, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count else { return nil }
    let places: (day: Int?, month: Int, year: Int) =
      switch self {
      case .monthDayYear: (1, 0, 2)
      case .monthYear: (nil, 0, 1)
      case .yearMonthDaySlashes: (2, 1, 0)
      default: (0, 1, 2)
      }
    guard numbers.count == (places.day == nil ? 2 : 3), parts[places.year].count == 4 else {
      return nil
    }
    let (year, month) = (numbers[places.year], numbers[places.month])
    guard let day = places.day else { return MonthDate(year: year, month: month) }
    return MonthDate(year: year, month: month, day: numbers[day])
  }
}
