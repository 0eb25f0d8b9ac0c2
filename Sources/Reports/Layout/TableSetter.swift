internal import Drawing

/// Sets a table into strips: first how wide its columns are, then row by row.
struct TableSetter {
  private let table: ReportTable
  private let typesetter: Typesetter
  private let widths: [Double]
  private let size: Double

  private static let gutter = 10.0
  private static let padding = 2.6
  /// A row that is higher is cut between its lines.
  private static let mostLines = 18

  init(_ table: ReportTable, _ typesetter: Typesetter, width: Double) {
    self.table = table
    self.typesetter = typesetter
    // Many columns are set smaller before their numbers are broken.
    let sizes = [PageStyle.cell, 7.75, 7]
    var chosen = (size: PageStyle.cell, widths: [Double]())
    for size in sizes {
      let (widths, fits) = Self.widths(table, typesetter, size: size, width: width)
      chosen = (size, widths)
      if fits { break }
    }
    (size, widths) = chosen
  }

  var strips: [Strip] {
    var header: [Strip] = []
    if table.hasHeader {
      header = row(
        table.columns.map(\.title), look: { _ in
          TextLook(
            size: size * 0.94, ink: PageStyle.palette.quietText, isBold: true,
            side: .start, leading: 1.25)
        }, rule: 0.75)
      for index in header.indices { header[index].keepsWithNext = true }
    }
    var strips = header
    for (index, cells) in table.rows.enumerated() {
      let isSum = index >= table.firstSum
      let isLast = index == table.rows.count - 1
      var parts = row(
        cells, look: { look(of: $0, isSum: isSum) }, rule: isLast ? nil : 0.35,
        ruleAbove: index == table.firstSum && index > 0 ? 0.75 : nil)
      for part in parts.indices { parts[part].header = header }
      // Sums stand with the row before them, and a last row never alone.
      if index + 1 == table.firstSum || index + 2 == table.rows.count {
        parts[parts.count - 1].keepsWithNext = index + 1 < table.rows.count
      }
      strips += parts
    }
    return strips
  }

  private func look(of column: ReportTable.Column, isSum: Bool) -> TextLook {
    TextLook(
      size: size, ink: column.isQuiet ? PageStyle.palette.quietText : PageStyle.palette.text,
      isBold: isSum || column.isBold, leading: 1.25)
  }

  private func row(
    _ cells: [String], look: (ReportTable.Column) -> TextLook, rule: Double?,
    ruleAbove: Double? = nil
  ) -> [Strip] {
    let blocks = zip(zip(cells, table.columns), widths).map { pair, width in
      let look = look(pair.1)
      return typesetter.set(
        pair.0,
        TextLook(
          size: look.size, ink: look.ink, isBold: look.isBold,
          side: pair.1.side == .right ? .end : .start, leading: look.leading), width: width)
    }
    let lines = blocks.map(\.lineCount).max() ?? 1
    var strips: [Strip] = []
    var from = 0
    repeat {
      let to = min(lines, from + Self.mostLines)
      var marks: [Strip.Mark] = []
      var height = 0.0
      var x = 0.0
      for (block, width) in zip(blocks, widths) {
        let range = min(from, block.lineCount)..<min(to, block.lineCount)
        if !range.isEmpty {
          marks.append(.text(block, range, x: x, y: Self.padding))
          height = max(height, block.height(of: range))
        }
        x += width + Self.gutter
      }
      height += 2 * Self.padding
      let end = x - Self.gutter
      if let ruleAbove, from == 0 {
        marks.append(.rule(y: 0, from: 0, to: end, PageStyle.palette.quietText, width: ruleAbove))
      }
      if let rule, to == lines {
        let ink = rule > 0.5 ? PageStyle.palette.quietText : PageStyle.palette.grid
        marks.append(.rule(y: height, from: 0, to: end, ink, width: rule))
      }
      strips.append(Strip(marks: marks, height: height))
      from = to
    } while from < lines
    return strips
  }

  /// Each column gets what its widest text needs; where that is too much, the widest columns give
  /// way down to their widest word, and below that all alike.
  private static func widths(
    _ table: ReportTable, _ typesetter: Typesetter, size: Double, width: Double
  ) -> (widths: [Double], fits: Bool) {
    let room = width - gutter * Double(max(0, table.columns.count - 1))
    var wanted: [Double] = []
    var least: [Double] = []
    for (index, column) in table.columns.enumerated() {
      var (whole, word) = typesetter.widths(
        of: column.title, TextLook(size: size * 0.94, ink: PageStyle.palette.text, isBold: true))
      // A title may break; its words may not.
      whole = word
      for (place, row) in table.rows.enumerated() {
        let look = TextLook(
          size: size, ink: PageStyle.palette.text,
          isBold: column.isBold || place >= table.firstSum)
        let measured = typesetter.widths(of: row[index], look)
        whole = max(whole, measured.whole)
        word = max(word, measured.widestWord)
      }
      // A hair more, so that what was measured alone is not broken in its column.
      wanted.append(whole + 0.5)
      least.append(min(word + 0.5, room * 0.5))
    }
    let all = wanted.reduce(0, +)
    if all <= room { return (spread(wanted, room - all, table), true) }
    let leastSum = least.reduce(0, +)
    guard leastSum < room else { return (least.map { $0 * room / leastSum }, false) }
    return (narrowed(wanted, least, to: room), true)
  }

  /// What is left goes to the last column of text, or between the columns of numbers.
  private static func spread(
    _ wanted: [Double], _ rest: Double, _ table: ReportTable
  ) -> [Double] {
    var widths = wanted
    if let text = table.columns.lastIndex(where: { $0.side == .left }) {
      widths[text] += rest
    } else {
      for index in widths.indices { widths[index] += rest / Double(widths.count) }
    }
    return widths
  }

  /// The largest cap under which all columns fit, found by halving; none falls below its least.
  private static func narrowed(_ wanted: [Double], _ least: [Double], to room: Double) -> [Double] {
    func capped(_ cap: Double) -> [Double] {
      zip(wanted, least).map { max($1, min($0, cap)) }
    }
    var (low, high) = (0.0, room)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if capped(middle).reduce(0, +) <= room { low = middle } else { high = middle }
    }
    return capped(low)
  }
}
