/// Rows in aligned columns, with a header that is set again on each page.
package struct ReportTable: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    package enum Side: Sendable { case left, right }

    /// Empty in a table without a header.
    package let title: String
    package let side: Side
    package let isBold: Bool
    package let isQuiet: Bool
    package init(
      _ title: String = "", side: Side = .left, isBold: Bool = false, isQuiet: Bool = false
    ) {
      self.title = title
      self.side = side
      self.isBold = isBold
      self.isQuiet = isQuiet
    }
  }

  package let columns: [Column]
  /// One text for each column.
  package let rows: [[String]]
  /// Rows from here on are sums: bold, under a line.
  package let firstSum: Int
  /// Whether its columns stand together instead of filling the page.
  package let isCompact: Bool

  /// - Parameter sums: how many of the last rows are sums.
  package init(_ columns: [Column], rows: [[String]], sums: Int = 0, isCompact: Bool = false) {
    self.isCompact = isCompact
    self.columns = columns
    self.rows = rows.map { row in
      Array((row + Array(repeating: "", count: columns.count)).prefix(columns.count))
    }
    firstSum = rows.count - sums
  }

  /// The same table in other words.
  func mapping(_ title: (String) -> String, cells: (String) -> String) -> ReportTable {
    ReportTable(
      columns.map {
        Column(title($0.title), side: $0.side, isBold: $0.isBold, isQuiet: $0.isQuiet)
      }, rows: rows.map { $0.map(cells) }, sums: rows.count - firstSum, isCompact: isCompact)
  }

  var hasHeader: Bool { columns.contains { !$0.title.isEmpty } }
}
