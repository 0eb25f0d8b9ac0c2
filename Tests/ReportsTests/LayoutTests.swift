import CPango
import Drawing
import Lending
import Reports
import Testing

@Suite("Pages")
struct LayoutTests {
  private func report(_ blocks: [Block], title: String = "A title") -> Report {
    Report(
      title: title, subtitle: "A subtitle", blocks: blocks, footer: ["one", "two"],
      date: "2026-11-21T09:30:00.123Z")
  }

  private let long = String(repeating: "All work and no play makes a dull report. ", count: 400)

  private func table(_ rows: Int, _ cell: (Int) -> String = { "Row \($0)" }) -> Block {
    .table(
      ReportTable(
        [.init("Name"), .init("Amount", side: .right)],
        rows: (0..<rows).map { [cell($0), "1 000"] } + [["All", "9"]], sums: 1))
  }

  /// Where ink stands on a page, in points.
  private func ink(_ laid: LaidReport, page: Int) throws -> Rectangle {
    let surface = try #require(
      cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil))
    defer { cairo_surface_destroy(surface) }
    let context = try #require(cairo_create(surface))
    defer { cairo_destroy(context) }
    laid.draw(
      page: page,
      on: Canvas(
        context: context, width: PageStyle.width, height: PageStyle.height, palette: .light,
        font: CanvasFont(family: "Cantarell", size: 9)))
    var (x, y, width, height) = (0.0, 0.0, 0.0, 0.0)
    cairo_recording_surface_ink_extents(surface, &x, &y, &width, &height)
    return Rectangle(x: x, y: y, width: width, height: height)
  }

  private func expectInside(_ laid: LaidReport) throws {
    for text in laid.texts {
      #expect(text.box.x >= PageStyle.side - 0.5, "\(text.text.prefix(30))")
      #expect(
        text.box.x + text.box.width <= PageStyle.width - PageStyle.side + 0.5,
        "\(text.text.prefix(30))")
      #expect(text.box.y >= PageStyle.top - 0.5)
      #expect(text.box.y + text.box.height <= PageStyle.height - 18)
    }
    for page in 0..<laid.pageCount {
      let ink = try ink(laid, page: page)
      // Letters lean a little over the edge of their box, and accents stand above it.
      #expect(ink.x >= PageStyle.side - 3)
      #expect(ink.x + ink.width <= PageStyle.width - PageStyle.side + 3)
      #expect(ink.y >= PageStyle.top - 8)
      #expect(ink.y + ink.height <= PageStyle.height - 18)
    }
  }

  @Test("Two hundred rows run over pages, each row whole and once, each page under the header")
  func longTable() throws {
    let laid = LaidReport(report([table(200)]))
    #expect(laid.pageCount > 3)
    let names = laid.texts.filter { $0.text.hasPrefix("Row ") }
    #expect(names.map(\.text) == (0..<200).map { "Row \($0)" })
    for page in 0..<laid.pageCount {
      let header = laid.texts.filter { $0.page == page && $0.text == "Name" }
      #expect(header.count == 1)
      let first = names.first { $0.page == page }
      #expect((header.first?.box.y ?? 900) < (first?.box.y ?? 0))
    }
    // The sum never stands alone.
    let sum = try #require(laid.texts.first { $0.text == "All" })
    #expect(names.last?.page == sum.page)
    try expectInside(laid)
  }

  @Test("No heading ends a page, however much stands before it", arguments: 0..<30)
  func headings(lines: Int) {
    let filler: [Block] = (0..<(25 + lines)).map { _ in .paragraph("A line.") }
    let laid = LaidReport(report(filler + [.heading("Heading"), .paragraph("After it.")]))
    let heading = laid.texts.first { $0.text == "Heading" }
    let after = laid.texts.first { $0.text == "After it." }
    #expect(heading?.page == after?.page)
  }

  @Test("A paragraph of many pages is told whole, two lines at least on each page")
  func longParagraph() throws {
    let laid = LaidReport(report([.paragraph(long)]))
    #expect(laid.pageCount > 2)
    for page in 0..<laid.pageCount {
      #expect(laid.texts.count { $0.page == page && $0.text.hasPrefix("All work") } >= 2)
    }
    try expectInside(laid)
  }

  @Test("A row that is higher than a page is cut between its lines")
  func highRow() throws {
    let laid = LaidReport(report([table(3, { _ in long })]))
    #expect(laid.pageCount > 3)
    try expectInside(laid)
  }

  @Test(
    "Names of every script and length stay inside the margins",
    arguments: [
      String(repeating: "x", count: 4000), "نموذج طلب القرض رقم 7", "שם הלווה", "👩‍👩‍👧‍👦 🇺🇦 ❤️‍🔥",
      "a\u{0}b\u{1B}[31mc\u{202E}d", "line\none\r\ntwo\u{2028}three", "", " ",
      "Zürich–Übergrößenträger-Straße", "\u{0301}\u{0301}\u{0301}",
      String(repeating: "नि", count: 300),
    ])
  func hostileTexts(text: String) throws {
    let laid = LaidReport(
      report(
        [
          .heading(text), .lead(text), .bullets([text, text]), .numbers([text]), .note(text),
          .table(
            ReportTable(
              [.init(text), .init(text, side: .right), .init("c")],
              rows: [[text, text, text], ["1", "2", "3"]])),
        ], title: text))
    #expect(laid.pageCount >= 1)
    try expectInside(laid)
    #expect(try laid.pdf(creator: "test").starts(with: Array("%PDF".utf8)))
  }

  @Test("A table of twenty columns still stands inside the margins")
  func manyColumns() throws {
    let columns = (0..<20).map { ReportTable.Column("column \($0)", side: .right) }
    let row = (0..<20).map { "\(1_000_000 + $0)" }
    try expectInside(LaidReport(report([.table(ReportTable(columns, rows: [row, row]))])))
  }

  @Test("Empty parts leave nothing behind")
  func emptyParts() throws {
    let laid = LaidReport(
      report([
        .table(ReportTable([.init()], rows: [])), .table(ReportTable([], rows: [])), .bullets([]),
        .numbers([]), .paragraph(""), .space(900), .space(900),
      ]))
    #expect(laid.pageCount == 1)
    try expectInside(laid)
  }

  @Test("The same report gives the same bytes, with every page numbered")
  func sameBytes() throws {
    let report = report([table(90)])
    let laid = LaidReport(report)
    #expect(try laid.pdf(creator: "test") == LaidReport(report).pdf(creator: "test"))
    let numbers = laid.texts.map(\.text).filter { $0.hasPrefix("Page ") }
    #expect(numbers == (1...laid.pageCount).map { "Page \($0) of \(laid.pageCount)" })
  }

  @Test("Days are written out, and what is no day stays as it is")
  func days() {
    #expect(ReportDate.words("2026-11-21T09:30:00.123Z") == "21 November 2026")
    #expect(ReportDate.moment("2026-02-01T09:30:00.123Z") == "1 February 2026, 09:30\u{A0}UTC")
    #expect(ReportDate.words("soon") == "soon")
    #expect(ReportDate.words("2026-13-01") == "2026-13-01")
  }
}
