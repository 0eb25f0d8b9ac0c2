package import Desk
package import Lending

/// The rows of a result as they are wanted, told row by row.
@MainActor
package final class ResultList {
  package private(set) var wish = ResultWish()
  package private(set) var order: [UInt32] = []
  package private(set) var columns: [ResultColumn] = []
  package var onChange: () -> Void = {}
  private var table: ResultTable?
  private var catalogue: FieldCatalogue?
  private var places: [Int] = []
  private var sorting: LatestAnswer<Question, [UInt32]>?
  /// Rows that were read last: those in sight are asked for cell by cell.
  private var read: [UInt32: [String]] = [:]
  private var shown = 0

  private static let mostRead = 1024

  private struct Question: Equatable, Sendable {
    let table: ResultTable
    let wish: ResultWish

    static func == (left: Question, right: Question) -> Bool {
      left.table === right.table && left.wish == right.wish
    }
  }

  package init() {
    sorting = LatestAnswer { question in
      question.table.order(question.wish)
    } onAnswer: { [weak self] question, order in
      guard let self, self.table === question.table else { return }
      self.order = order
      self.onChange()
    }
  }

  /// Shows another table from its start; nil shows none.
  package func show(
    _ next: ResultTable?, _ columns: [ResultColumn], _ catalogue: FieldCatalogue?
  ) {
    guard next !== table else { return }
    table = next
    self.catalogue = catalogue
    read = [:]
    wish = ResultWish()
    self.columns = columns
    places = columns.map { column in next?.columns.firstIndex(of: column.name) ?? -1 }
    order = Array(0..<UInt32(next?.count ?? 0))
    sorting?.forget()
    onChange()
  }

  /// Whether the result has a column at all.
  package func has(column: Int) -> Bool { places.indices.contains(column) && places[column] >= 0 }

  package var total: Int { table?.count ?? 0 }

  /// Whether other rows are wanted than those that are shown.
  package var isSorting: Bool {
    guard let table, wish != ResultWish() else { return false }
    return !(sorting?.hasAnswered(Question(table: table, wish: wish)) ?? true)
  }

  package func sort(by column: Int?, isDescending: Bool) {
    change {
      $0.column = column.flatMap { columns.indices.contains($0) ? columns[$0].name : nil }
      $0.isDescending = isDescending
    }
  }

  /// Only rows whose cell says this word; nil for all.
  package func choose(_ word: String?, in column: String) {
    change { $0.words[column] = word }
  }

  package func search(_ text: String) { change { $0.text = text } }

  private func change(_ body: (inout ResultWish) -> Void) {
    var next = wish
    body(&next)
    guard next != wish, let table else { return }
    wish = next
    sorting?.ask(Question(table: table, wish: next))
  }

  /// A cell as it is shown; `place` counts the rows that are wanted.
  package func text(at place: Int, column: Int) -> String {
    guard order.indices.contains(place), columns.indices.contains(column), let catalogue else {
      return ""
    }
    let cells = cells(order[place])
    guard cells.indices.contains(places[column]) else { return "" }
    return columns[column].shown(cells[places[column]], catalogue)
  }

  /// Numbers of the data rows at some places, from 1.
  package func rowNumbers(at chosen: [Int]) -> Set<Int> {
    guard let numbers = table?.numbers("row"), !numbers.isEmpty else { return [] }
    return Set(chosen.filter { order.indices.contains($0) }.map { Int(numbers[Int(order[$0])]) })
  }

  private func cells(_ row: UInt32) -> [String] {
    if let known = read[row] { return known }
    if read.count >= Self.mostRead { read.removeAll(keepingCapacity: true) }
    let cells = table?.cells(Int(row)) ?? []
    read[row] = cells
    return cells
  }

  package var countWords: String {
    let all = Figure.counted(total, "row", "rows")
    return order.count == total ? all : "\(Figure.grouped(Double(order.count))) of \(all)"
  }
}
