internal import Drawing

/// How wide the columns of a table would be, and how wide they can be.
struct ColumnNeeds {
  private let table: ReportTable
  /// Each with its widest text on one line.
  private let wanted: [Double]
  /// Each with its widest word.
  private let least: [Double]

  /// Columns stand no further apart than their texts need and this.
  private static let mostSpread = 56.0
  /// A column of text that is thinner than this and must break its lines asks for smaller letters.
  private static let thin = 90.0

  /// - Parameter hasWholeTitles: whether titles stand on one line.
  init(_ table: ReportTable, _ typesetter: Typesetter, size: Double, hasWholeTitles: Bool) {
    self.table = table
    var wanted: [Double] = []
    var least: [Double] = []
    for (index, column) in table.columns.enumerated() {
      let title = typesetter.widths(
        of: column.title, TextLook(size: size * 0.94, ink: PageStyle.palette.text, isBold: true))
      var (whole, word) = (hasWholeTitles ? title.whole : title.widestWord, title.widestWord)
      for (place, row) in table.rows.enumerated() {
        let look = TextLook(
          size: size, ink: PageStyle.palette.text, isBold: column.isBold || place >= table.firstSum)
        let measured = typesetter.widths(of: row[index], look)
        whole = max(whole, measured.whole)
        word = max(word, measured.widestWord)
      }
      // A hair more, so that what was measured alone is not broken in its column.
      wanted.append(whole + 0.5)
      least.append(word + 0.5)
    }
    self.wanted = wanted
    self.least = least
  }

  /// Widths that fill the room, and whether they are fit to be read.
  ///
  /// Each column gets what its widest text needs; where that is too much, the widest columns give
  /// way down to their widest word, and below that all alike.
  func widths(within room: Double) -> (widths: [Double], fits: Bool) {
    let rest = room - wanted.reduce(0, +)
    if rest >= 0 { return (spread(rest), true) }
    let least = least.map { min($0, room / 2) }
    let leastSum = least.reduce(0, +)
    guard leastSum < room else { return (least.map { $0 * room / leastSum }, false) }
    let widths = narrowed(least, to: room)
    let isFit = zip(widths, wanted).allSatisfy { $0 >= min($1, Self.thin) - 1e-6 }
    return (widths, isFit)
  }

  /// What is left goes to the last column of text; a table of numbers, and a compact one, stays
  /// together instead.
  private func spread(_ rest: Double) -> [Double] {
    var widths = wanted
    if !table.isCompact, let text = table.columns.lastIndex(where: { $0.side == .left }) {
      widths[text] += rest
    } else {
      for index in widths.indices {
        widths[index] += min(Self.mostSpread, rest / Double(widths.count))
      }
    }
    return widths
  }

  /// The largest cap under which all columns fit, found by halving; none falls below its least.
  private func narrowed(_ least: [Double], to room: Double) -> [Double] {
    func capped(_ cap: Double) -> [Double] { zip(wanted, least).map { max($1, min($0, cap)) } }
    var (low, high) = (0.0, room)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if capped(middle).reduce(0, +) <= room { low = middle } else { high = middle }
    }
    return capped(low)
  }
}
