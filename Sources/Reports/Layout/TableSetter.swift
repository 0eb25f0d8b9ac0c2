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
  private static let fewRows = 8
  private static let highestHeader = 150.0

  init(_ table: ReportTable, _ typesetter: Typesetter, width: Double) {
    self.table = table
    self.typesetter = typesetter
    // Titles are broken before cells, and many columns are set smaller before they become thin.
    var chosen = (size: PageStyle.cell, widths: [Double]())
    for (size, hasWholeTitles) in [
      (PageStyle.cell, true), (PageStyle.cell, false), (7.75, false),
      (7, false),
    ] {
      let needs = ColumnNeeds(table, typesetter, size: size, hasWholeTitles: hasWholeTitles)
      let (widths, fits) = needs.widths(within: width - Self.room(between: table))
      chosen = (size, widths)
      if fits { break }
    }
    (size, widths) = chosen
  }

  private static func room(between table: ReportTable) -> Double {
    gutter * Double(max(0, table.columns.count - 1))
  }

  var strips: [Strip] {
    var header: [Strip] = []
    if table.hasHeader {
      header = row(
        table.columns.map(\.title),
        look: { _ in
          TextLook(
            size: size * 0.94, ink: PageStyle.palette.quietText, isBold: true,
            side: .start, leading: 1.25)
        }, rule: 0.75)
      for index in header.indices { header[index].keepsWithNext = true }
    }
    var strips = header
    // A header that takes most of a page is set once.
    if header.reduce(0, { $0 + $1.height }) > Self.highestHeader { header = [] }
    for (index, cells) in table.rows.enumerated() {
      let isSum = index >= table.firstSum
      let isLast = index == table.rows.count - 1
      var parts = row(
        cells, look: { look(of: $0, isSum: isSum) }, rule: isLast ? nil : 0.35,
        ruleAbove: index == table.firstSum && index > 0 ? 0.75 : nil)
      for part in parts.indices { parts[part].header = header }
      // A small table stands whole; of a large one neither the first nor the last row stands alone,
      // and sums stand with the row before them.
      let isHeld =
        table.rows.count <= Self.fewRows || index == 0 || index + 2 == table.rows.count
        || index + 1 == table.firstSum
      if isHeld, !isLast { parts[parts.count - 1].keepsWithNext = true }
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
}
