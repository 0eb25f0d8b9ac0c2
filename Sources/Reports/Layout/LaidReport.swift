package import Drawing

/// A report set on pages.
///
/// Belongs to one thread, as pango's fonts do.
package struct LaidReport {
  /// A text and where it stands, in points from the top left corner of its page.
  package struct PlacedText: Equatable {
    /// 0 is the first page.
    package let page: Int
    /// The whole text of its block, of which some lines may stand elsewhere.
    package let text: String
    package let box: Rectangle
  }

  private let report: Report
  private let pages: [[Pagination.Placed]]
  private let footers: [[Strip.Mark]]

  package init(_ report: Report) {
    self.report = report
    let typesetter = Typesetter(family: PageStyle.family)
    let setter = BlockSetter(typesetter: typesetter, width: PageStyle.content)
    let strips = Self.title(report, typesetter) + setter.strips(report.blocks)
    let pages = Pagination(strips, top: PageStyle.top, bottom: PageStyle.bottom).pages
    self.pages = pages
    footers = pages.indices.map { page in
      Self.footer(report, "Page \(page + 1) of \(pages.count)", typesetter)
    }
  }

  package var pageCount: Int { pages.count }

  private static func title(_ report: Report, _ typesetter: Typesetter) -> [Strip] {
    let title = typesetter.set(
      report.title, TextLook(size: 21, ink: PageStyle.palette.text, isBold: true, leading: 1.2),
      width: PageStyle.content)
    var strips = (0..<title.lineCount).map { line in
      Strip(
        marks: [.text(title, line..<(line + 1), x: 0, y: 0)],
        height: title.height(of: line..<(line + 1)), keepsWithNext: true)
    }
    let subtitle = typesetter.set(
      report.subtitle, PageStyle.quiet(10.5), width: PageStyle.content)
    for line in 0..<subtitle.lineCount where !report.subtitle.isEmpty {
      strips.append(
        Strip(
          marks: [.text(subtitle, line..<(line + 1), x: 0, y: 0)],
          height: subtitle.height(of: line..<(line + 1)), gap: line == 0 ? 4 : 0))
    }
    return strips
  }

  /// At most two lines to the left, the page's number to the right.
  private static func footer(
    _ report: Report, _ number: String, _ typesetter: Typesetter
  ) -> [Strip.Mark] {
    let look = PageStyle.quiet(PageStyle.small)
    let page = typesetter.set(
      number, TextLook(size: look.size, ink: look.ink, side: .end), width: 70)
    var marks: [Strip.Mark] = [
      .rule(
        y: PageStyle.footer, from: 0, to: PageStyle.content, PageStyle.palette.grid, width: 0.5),
      .text(page, 0..<page.lineCount, x: PageStyle.content - 70, y: PageStyle.footer + 5),
    ]
    var y = PageStyle.footer + 5
    for line in report.footer {
      let block = typesetter.set(line, look, width: PageStyle.content - 80)
      for index in 0..<min(block.lineCount, 2)
      where y + block.height(of: index..<(index + 1)) < PageStyle.height - 20 {
        marks.append(.text(block, index..<(index + 1), x: 0, y: y))
        y += block.height(of: index..<(index + 1))
      }
    }
    return marks
  }

  private func marks(of page: Int) -> [Strip.Mark] {
    pages[page].flatMap { placed in
      placed.strip.marks.map { $0.moved(x: PageStyle.side, y: placed.y) }
    } + footers[page].map { $0.moved(x: PageStyle.side, y: 0) }
  }

  /// Every text of every page, in order.
  package var texts: [PlacedText] {
    pages.indices.flatMap { page in
      marks(of: page).compactMap { mark in
        guard case .text(let block, let lines, let x, let y) = mark else { return nil }
        let box = block.box(of: lines)
        return PlacedText(
          page: page, text: block.text,
          box: Rectangle(x: x + box.x, y: y, width: box.width, height: box.height))
      }
    }
  }

  /// Draws one page on a canvas of its size.
  package func draw(page: Int, on canvas: Canvas) {
    for mark in marks(of: page) {
      switch mark {
      case .text(let block, let lines, let x, let y): block.draw(lines, on: canvas, x: x, y: y)
      case .rule(let y, let from, let to, let ink, let width):
        canvas.rule(from: (from, y), to: (to, y), ink, width: width)
      case .picture(let picture, let box):
        canvas.within(box, font: PageStyle.font) { picture.draw($0) }
      }
    }
  }

  /// The document as PDF, fonts embedded; the same report gives the same bytes on the same machine.
  package func pdf(creator: String) throws(ReportProblem) -> [UInt8] {
    let writer = PDFWriter(
      width: PageStyle.width, height: PageStyle.height,
      PDFWriter.Information(
        title: report.title, creator: creator, date: ReportDate.seconds(report.date)))
    for page in pages.indices {
      writer.page(palette: PageStyle.palette, font: PageStyle.font) { draw(page: page, on: $0) }
    }
    guard let bytes = writer.finish() else { throw .notDrawn }
    return bytes
  }
}
