package import Lending

/// How the words of one or more cells become the entry of a field.
package enum CellReading: Sendable, Equatable {
  /// As it stands; a word for missing is unknown.
  case plain
  /// A text as it stands, whatever it says.
  case verbatim
  /// A percentage, `13.56` or `13.56%`, without a sign in the unit of its whole column.
  ///
  /// Where the unit is nil it was not asked for: then a rate under 1 in the second cell shows that the
  /// row writes fractions, as no lender's rate lies below one percent.
  case percentBesideRate(unit: PercentUnit? = nil)
  /// `36 months`.
  case leadingNumber
  /// `10+ years`, `< 1 year`, `6 months`.
  case employmentYears
  /// The lender's words for ours; anything else is left as it stands, to be refused by the field.
  /// An empty word of ours means unknown.
  case words([String: String])
  /// Mean of two ends of a range.
  case midpoint
  /// The same, where some lower ends mean that nothing is known.
  case midpointUnless([Double])
  /// Mean of the two ends of a range in one cell, `735-739`.
  case range
  /// Years between the date in the first cell and that in the second, else the third.
  case yearsBetween([DateForm])
  /// Whole months between two dates; unknown where one is missing or they run backwards.
  case monthsBetween([DateForm])
  /// The number in the first cell less that in the second.
  case difference
  /// 0 where anything stands in the cell.
  case zeroWhereFilled
  /// A number where some values mean that nothing is known.
  case numberUnless([Double])
  /// A number in another unit, where some values mean that nothing is known; one with a sign of
  /// percent is in percent already.
  case scaled(UnitChange, unless: [Double] = [])

  /// The entry, nil for unknown.
  ///
  /// - Parameter mark: what stands between whole and fraction in this table.
  func read(_ cells: [String], mark: TableDialect.DecimalMark = .point) -> ApplicationForm.Entry? {
    let first = cells[0]
    if first.isEmpty { return nil }
    if isMissing(first) { return nil }
    func figure(_ text: String) -> Double? { Figure.read(pointed(text, mark)) }
    // What is no percentage is left with its sign, for the field to refuse.
    let isPercent = first.hasSuffix("%")
    func number(_ value: Double) -> ApplicationForm.Entry {
      isPercent ? .text(pointed(first, mark)) : .number(value)
    }
    switch self {
    case .plain: return .text(pointed(first, mark))
    case .verbatim: return .text(first)
    case .percentBesideRate(let unit):
      return percent(first, figure(first), rate: figure(cells[1]), unit)
    case .leadingNumber: return isPercent ? .text(first) : leading(first)
    case .employmentYears:
      return first.hasPrefix("<") ? .number(0) : employment(first)
    case .words(let words):
      let ours = words[first] ?? pointed(first, mark)
      return ours.isEmpty ? nil : .text(ours)
    case .midpoint, .midpointUnless:
      guard let low = figure(first) else { return .text(first) }
      if case .midpointUnless(let meaningless) = self, meaningless.contains(low) { return nil }
      guard let high = figure(cells[1]) else { return number(low) }
      return cells[1].hasSuffix("%") ? .text(cells[1]) : number((low + high) / 2)
    case .range:
      let ends = first.split(separator: "-").map { Figure.read(String($0)) }
      guard !isPercent, ends.count == 2, let low = ends[0], let high = ends[1], low <= high else {
        return .text(first)
      }
      return .number((low + high) / 2)
    case .yearsBetween(let forms):
      guard let from = Self.month(first, forms) else { return .wrongType }
      let ends = cells[1...2].filter { !$0.isEmpty && !MissingWord.all.contains($0) }
      guard let to = ends.lazy.compactMap({ Self.month($0, forms) }).first else {
        // A date that nobody can read is no missing one.
        return ends.isEmpty ? nil : .wrongType
      }
      guard to >= from else { return nil }
      return .number(Double(to.index - from.index) / 12)
    case .monthsBetween(let forms):
      if cells[1].isEmpty || MissingWord.all.contains(cells[1]) { return nil }
      guard let from = Self.month(first, forms), let to = Self.month(cells[1], forms) else {
        return .wrongType
      }
      return to >= from ? .number(Double(to.index - from.index)) : nil
    case .difference:
      if cells[1].isEmpty || MissingWord.all.contains(cells[1]) { return nil }
      guard let whole = figure(first) else { return .text(first) }
      guard let part = figure(cells[1]) else { return .wrongType }
      return .number(whole - part)
    case .zeroWhereFilled: return .number(0)
    case .numberUnless(let meaningless):
      guard let value = figure(first) else { return .text(first) }
      return meaningless.contains(value) ? nil : number(value)
    case .scaled(let change, let meaningless):
      guard let value = figure(first) else { return .text(first) }
      if meaningless.contains(value) { return nil }
      // Only a change of percent knows the sign.
      if isPercent { return change == .times(100) ? .number(value) : number(value) }
      return .number(change.applied(to: value))
    }
  }

  /// Whether a cell says in a word that nothing is known; a lender's own meaning goes before.
  private func isMissing(_ text: String) -> Bool {
    switch self {
    case .verbatim: false
    case .words(let words): words[text] == nil && MissingWord.all.contains(text)
    default: MissingWord.all.contains(text)
    }
  }

  static func month(_ text: some StringProtocol, _ forms: [DateForm]) -> MonthDate? {
    for form in forms {
      if let month = form.month(text) { return month }
    }
    return nil
  }

  private func pointed(_ text: String, _ mark: TableDialect.DecimalMark) -> String {
    mark == .comma ? DecimalComma.pointed(text) : text
  }

  private func percent(
    _ text: String, _ value: Double?, rate: Double?, _ unit: PercentUnit?
  ) -> ApplicationForm.Entry? {
    guard let value else { return .text(text) }
    if text.hasSuffix("%") { return .number(value) }
    if unit == nil, let rate { return .number(rate < 1 ? value * 100 : value) }
    return (unit ?? .unknown).percent(value).map { .number($0) }
  }

  /// Years, or months as a part of a year; any other unit is no answer.
  private func employment(_ text: String) -> ApplicationForm.Entry {
    guard case .number(let value) = leading(text) else { return .text(text) }
    let unit = text.drop { $0.isNumber || $0 == "." }.filter { $0 != " " && $0 != "+" }
    switch unit.lowercased() {
    case "", "y", "yr", "yrs", "year", "years": return .number(value)
    case "m", "mo", "mos", "mth", "mths", "month", "months": return .number(value / 12)
    default: return .text(text)
    }
  }

  private func leading(_ text: String) -> ApplicationForm.Entry {
    let digits = text.prefix { $0.isNumber || $0 == "." }
    // `3,5 years` is not 3.
    guard text.dropFirst(digits.count).first != "," else { return .text(text) }
    return Double(digits).map { .number($0) } ?? .text(text)
  }
}

extension CellReading {
  /// Whether its cells are numbers with the table's decimal mark.
  var readsNumbers: Bool {
    switch self {
    case .plain, .percentBesideRate, .words, .midpoint, .midpointUnless, .numberUnless, .scaled,
      .difference:
      true
    case .verbatim, .leadingNumber, .employmentYears, .range, .yearsBetween, .monthsBetween,
      .zeroWhereFilled:
      false
    }
  }

  /// Our own words for a field; an id or a label goes before a word for missing.
  package static func ours(_ field: Field) -> CellReading {
    switch field.kind {
    case .number: return .plain
    case .text: return .verbatim
    case .choice(let choices):
      let words = choices.flatMap { [($0.id, $0.id), ($0.label, $0.id)] }
      return .words(Dictionary(words, uniquingKeysWith: { first, _ in first }))
    }
  }
}

/// How a number in a table's unit becomes one in ours.
package enum UnitChange: Sendable, Equatable {
  case times(Double)
  case over(Double)
  /// Divided, to the nearest whole number.
  case wholeOver(Double)

  @inline(__always)
  func applied(to value: Double) -> Double {
    switch self {
    case .times(let factor): value * factor
    case .over(let divisor): value / divisor
    case .wholeOver(let divisor): (value / divisor).rounded()
    }
  }
}
