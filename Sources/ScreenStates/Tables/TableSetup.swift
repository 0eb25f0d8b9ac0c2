package import Desk
package import Lending

/// The choice of a table and of its columns.
package struct TableSetup: Sendable, Equatable {
  package var file: String?
  package var isReading = false
  package var table: PreviewedTable?
  /// Why the file cannot be read at all.
  package var problem: String?

  package init() {}

  package var canStart: Bool { table?.canStart ?? false && !isReading }
}

/// The verbs of choosing a table.
@MainActor
package final class TableSetupModel {
  package private(set) var state = TableSetup() {
    didSet { if state != oldValue { onChange(state) } }
  }
  package var onChange: (TableSetup) -> Void = { _ in }
  /// What a table may be taken for.
  package let products: [Product]
  private var reading: LatestAnswer<Question, Result<PreviewedTable, DeskProblem>>?
  private var opened = 0

  private struct Question: Equatable, Sendable {
    let file: String
    let products: [Product]
    let lender: Lender?
    /// A file that is opened again is read again.
    let opening: Int
  }

  package init(_ verbs: TableVerbs, products: [Product]) {
    self.products = products
    let preview = verbs.preview
    reading = LatestAnswer { question in
      do throws(DeskProblem) {
        return .success(try preview(question.file, question.products, question.lender))
      } catch {
        return .failure(error)
      }
    } onAnswer: { [weak self] _, answer in
      self?.take(answer)
    }
  }

  /// Looks at a file.
  package func open(_ file: String) {
    opened += 1
    var next = TableSetup()
    next.file = file
    next.isReading = true
    state = next
    reading?.ask(Question(file: file, products: products, lender: nil, opening: opened))
  }

  /// Takes a table that was looked at elsewhere.
  package func take(_ table: PreviewedTable) {
    var next = TableSetup()
    next.file = table.preview.file
    next.table = table
    state = next
  }

  package func forget() {
    reading?.forget()
    state = TableSetup()
  }

  package func choose(_ product: Product) {
    guard let table = state.table, table.preview.product != product else { return }
    ask(table, products: [product], lender: nil)
  }

  package func choose(_ lender: Lender) {
    guard let table = state.table, table.preview.lender.name != lender.name else { return }
    ask(table, products: [table.preview.product], lender: lender)
  }

  /// Reads a field from another column; nil leaves it unknown.
  package func choose(_ column: String?, for field: FieldID) {
    guard let table = state.table else { return }
    guard table.preview.matches.first(where: { $0.field == field })?.column != column else {
      return
    }
    change(table, ColumnChange(field: field, column: column))
  }

  /// Says in which unit a column of percentages is written.
  package func choose(_ unit: ColumnChange.Unit?, for field: FieldID) {
    guard let table = state.table,
      let match = table.preview.matches.first(where: { $0.field == field }),
      let column = match.column
    else { return }
    change(table, ColumnChange(field: field, column: column, unit: unit))
  }

  private func change(_ table: PreviewedTable, _ change: ColumnChange) {
    let lender = table.preview.lender
    ask(
      table, products: [table.preview.product],
      lender: lender.with(lender.changes.filter { $0.field != change.field } + [change]))
  }

  private func ask(_ table: PreviewedTable, products: [Product], lender: Lender?) {
    state.isReading = true
    reading?.ask(
      Question(file: table.preview.file, products: products, lender: lender, opening: opened))
  }

  private func take(_ answer: Result<PreviewedTable, DeskProblem>) {
    var next = state
    next.isReading = false
    switch answer {
    case .success(let table):
      next.table = table
      next.problem = nil
    case .failure(let problem):
      next.table = nil
      next.problem = problem.sentence
    }
    state = next
  }
}
