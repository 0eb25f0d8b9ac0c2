internal import Lending

/// How the words of one or more cells become the entry of a field.
package enum CellReading: Sendable {
  /// As it stands.
  case plain
  /// A percentage, `13.56` or `13.56%`; a fraction where the rate in the second cell is one.
  ///
  /// No lender's rate lies below one percent, so a rate under 1 shows that the file writes
  /// fractions, for this column as well.
  case percentBesideRate
  /// `36 months`.
  case leadingNumber
  /// `10+ years`, `< 1 year`, `n/a`.
  case employmentYears
  /// The lender's words for ours; anything else is left as it stands, to be refused by the field.
  case words([String: String])
  /// Mean of two ends of a range.
  case midpoint
  /// Years between the month in the first cell and that in the second.
  case yearsBetween
  /// A number where some values mean that nothing is known.
  case numberUnless([Double])

  /// The entry, nil for unknown.
  func read(_ cells: [String]) -> ApplicationForm.Entry? {
    let first = cells[0]
    if first.isEmpty { return nil }
    switch self {
    case .plain: return .text(first)
    case .percentBesideRate: return percent(first, rate: cells[1])
    case .leadingNumber:
      let digits = first.prefix { $0.isNumber || $0 == "." }
      return Double(digits).map { .number($0) } ?? .text(first)
    case .employmentYears: return employment(first)
    case .words(let words): return .text(words[first] ?? first)
    case .midpoint:
      guard let low = Figure.read(first) else { return .text(first) }
      guard let high = Figure.read(cells[1]) else { return .number(low) }
      return .number((low + high) / 2)
    case .yearsBetween:
      guard let from = MonthDate(first) else { return .text(first) }
      guard let to = MonthDate(cells[1]) ?? MonthDate(cells[2]), to >= from else { return nil }
      return .number(Double(to.index - from.index) / 12)
    case .numberUnless(let meaningless):
      guard let value = Figure.read(first) else { return .text(first) }
      return meaningless.contains(value) ? nil : .number(value)
    }
  }

  private func percent(_ text: String, rate: String) -> ApplicationForm.Entry? {
    guard let value = Figure.read(text) else { return .text(text) }
    if text.hasSuffix("%") { return .number(value) }
    guard let rate = Figure.read(rate) else {
      // Without a rate beside it a small number may be either, and nothing is better than wrong.
      return value > 1.5 ? .number(value) : nil
    }
    return .number(rate < 1 ? value * 100 : value)
  }

  private func employment(_ text: String) -> ApplicationForm.Entry? {
    if text == "n/a" { return nil }
    if text.hasPrefix("<") { return .number(0) }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    return Double(digits).map { .number($0) } ?? .text(text)
  }
}
