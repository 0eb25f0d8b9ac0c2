internal import Drawing

/// Sets blocks into strips of the page's width.
struct BlockSetter {
  let typesetter: Typesetter
  let width: Double

  /// All blocks; what is said right before a table or picture stands on its page.
  func strips(_ blocks: [Block]) -> [Strip] {
    var strips: [Strip] = []
    for (index, block) in blocks.enumerated() {
      var own = self.strips(block)
      if index + 1 < blocks.count, block.introduces(blocks[index + 1]), let last = own.indices.last
      {
        own[last].keepsWithNext = true
      }
      strips += own
    }
    return strips
  }

  private func strips(_ block: Block) -> [Strip] {
    switch block {
    case .heading(let text, let level): heading(text, level)
    case .paragraph(let text): lines(text, PageStyle.text(), gap: 6)
    case .note(let text): lines(text, PageStyle.quiet(8), gap: 4)
    case .lead(let text):
      lines(
        text, TextLook(size: 11.5, ink: PageStyle.palette.text, leading: 1.4), gap: 8)
    case .bullets(let items): items.flatMap { item($0, mark: "•") }
    case .numbers(let items):
      items.enumerated().flatMap { item($0.element, mark: "\($0.offset + 1).") }
    case .table(let table):
      after(gap: 6, TableSetter(table, typesetter, width: width).strips)
    case .picture(let picture): [strip(of: picture)]
    case .beside(let picture, let share, let table): beside(picture, share, table)
    case .space(let height): [Strip(marks: [], height: 0, gap: height)]
    }
  }

  private func after(gap: Double, _ strips: [Strip]) -> [Strip] {
    var strips = strips
    if !strips.isEmpty { strips[0].gap = gap }
    return strips
  }

  private func heading(_ text: String, _ level: Int) -> [Strip] {
    let block = typesetter.set(
      text, PageStyle.text(level == 1 ? 13 : level == 2 ? 10.5 : 9.5, bold: true), width: width)
    return (0..<block.lineCount).map { line in
      Strip(
        marks: [.text(block, line..<(line + 1), x: 0, y: 0)],
        height: block.height(of: line..<(line + 1)), gap: line > 0 ? 0 : level == 1 ? 18 : 12,
        keepsWithNext: true)
    }
  }

  private func lines(
    _ text: String, _ look: TextLook, gap: Double, indent: Double = 0
  ) -> [Strip] {
    // An end of line that someone typed ends a paragraph here as well.
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .flatMap { part in
        let block = typesetter.set(String(part.element), look, width: width - indent)
        return after(gap: part.offset == 0 ? gap : 2, lines(of: block, indent: indent))
      }
  }

  /// No page begins or ends with a single line of a paragraph.
  private func lines(of block: TextBlock, indent: Double) -> [Strip] {
    let count = block.lineCount
    return (0..<count).map { line in
      Strip(
        marks: [.text(block, line..<(line + 1), x: indent, y: 0)],
        height: block.height(of: line..<(line + 1)),
        keepsWithNext: line + 1 < count && (line == 0 || line + 2 == count))
    }
  }

  private func item(_ text: String, mark: String) -> [Strip] {
    let indent = 14.0
    let sign = typesetter.set(mark, PageStyle.text(), width: indent)
    var strips = lines(text, PageStyle.text(), gap: 3, indent: indent)
    if !strips.isEmpty {
      strips[0].marks.append(.text(sign, 0..<sign.lineCount, x: 0, y: 0))
    }
    return strips
  }

  private func strip(of picture: Picture) -> Strip {
    let height = min(picture.height, PageStyle.bottom - PageStyle.top - 60)
    return Strip(
      marks: [.picture(picture, Rectangle(x: 0, y: 0, width: width, height: height))],
      height: height, gap: 8)
  }

  private func beside(_ picture: Picture, _ share: Double, _ table: ReportTable) -> [Strip] {
    let left = share + 18
    let rows = TableSetter(table, typesetter, width: width - left).strips
    let rowsHeight = rows.reduce(0) { $0 + $1.height }
    let height = max(picture.height, rowsHeight)
    // What is too high to stand whole goes one below the other.
    guard height < (PageStyle.bottom - PageStyle.top) * 0.6 else {
      return [strip(of: picture)]
        + after(gap: 6, TableSetter(table, typesetter, width: width).strips)
    }
    var marks: [Strip.Mark] = [
      .picture(picture, Rectangle(x: 0, y: 0, width: share, height: picture.height))
    ]
    var y = max(0, (picture.height - rowsHeight) / 2)
    for row in rows {
      marks += row.marks.map { $0.moved(x: left, y: y) }
      y += row.height
    }
    return [Strip(marks: marks, height: height, gap: 10)]
  }
}
