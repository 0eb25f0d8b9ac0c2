package import Lending
internal import Tables

/// Looks at a table before anything is done with it.
package struct TableLook: Sendable {
  /// Rows that are shown, and at most so many that are checked.
  private static let shown = 10
  private static let mostProblems = 200

  private let catalogue: FieldCatalogue

  /// - Parameter catalogue: of the product that the rows are taken for.
  package init(_ catalogue: FieldCatalogue) { self.catalogue = catalogue }

  /// The lenders whose tables can hold the product.
  package var lenders: [Lender] { Lender.known.filter { $0.holds(catalogue.product) } }

  /// Reads the first rows.
  ///
  /// - Parameters:
  ///   - lender: whose words the columns use, with a person's own changes; nil finds it out.
  package func preview(
    _ file: String, lender: Lender? = nil
  ) throws(DeskProblem) -> TablePreview {
    let source = try TableSource(file, isCancelled: { false })
    let reader: TableReader
    do throws(CSVProblem) {
      reader = try TableReader { try source.next() }
    } catch {
      if error == .unreadable, let fault = source.fault { throw fault }
      throw .table(file: file, error)
    }
    let words: Lender
    if let lender { words = lender } else { words = try likeliest(reader.header) }
    let known = try Set(words.with([]).columns(catalogue).bound(to: reader.header).fields)
    let guessed = lender == nil ? try guesses(words, reader.header) : []
    let chosen = lender == nil ? words.with(guessed) : words
    let bound = try chosen.columns(catalogue).bound(to: reader.header)
    let changed = Set(chosen.changes.map(\.field))
    let matches = catalogue.fields.map { field in
      let column = bound.name(of: field.id, in: reader.header)
      let origin: TablePreview.Match.Origin =
        column == nil
        ? .none : changed.contains(field.id) ? (lender == nil ? .guessed : .chosen) : .known
      return TablePreview.Match(
        field: field.id, column: column,
        origin: origin == .none && known.contains(field.id) ? .chosen : origin)
    }
    let found = firstCheck(file, chosen)
    return TablePreview(
      file: file, product: catalogue.product, lender: chosen, dialect: reader.dialect.sentence,
      header: reader.header, rows: Array(reader.sample.prefix(Self.shown)), matches: matches,
      unmatched: bound.unmatched, unitsRead: found.unitsRead, doubts: found.doubts,
      refusal: found.refusal, problems: found.problems, checked: found.rows,
      refusedRows: found.refused, size: source.size)
  }

  /// How well the columns of a table fit: required fields first, then how many there are.
  package func fit(_ preview: TablePreview) -> Int {
    let required = catalogue.fields.filter(\.isRequired).count
    let missing = preview.missingRequired(catalogue).count
    let found = preview.matches.count { $0.column != nil }
    return (missing == 0 ? 10_000 : (required - missing) * 100) + found
  }

  private func likeliest(_ header: [String]) throws(DeskProblem) -> Lender {
    var best: (lender: Lender, fields: Int)?
    for lender in lenders {
      let found = try lender.columns(catalogue).bound(to: header)
      // A charged-off table must say which rows are meant.
      let fields = found.missingStatus == nil ? found.fields.count : 0
      if fields > best?.fields ?? -1 { best = (lender, fields) }
    }
    return best?.lender ?? .assay
  }

  private func guesses(_ lender: Lender, _ header: [String]) throws(DeskProblem) -> [ColumnChange] {
    let bound = try lender.columns(catalogue).bound(to: header)
    let found = Set(bound.fields)
    return ColumnGuess.changes(
      for: catalogue.fields.filter { !found.contains($0.id) }, among: bound.unmatched)
  }

  private struct Check {
    var unitsRead: [String] = []
    var doubts: [String] = []
    var refusal: DeskProblem?
    var problems: [TablePreview.Problem] = []
    var rows = 0
    var refused = 0
  }

  /// Reads the first rows as they will be read.
  private func firstCheck(_ file: String, _ lender: Lender) -> Check {
    var check = Check()
    do throws(DeskProblem) {
      let input = try TableInput(
        BatchRequest(input: file, output: "-", lender: lender), catalogue, isCancelled: { false })
      if let block = try input.nextBlock() { take(block, input, &check) }
      check.unitsRead = input.unitsRead
      check.doubts = input.doubts
    } catch {
      check.refusal = error
    }
    return check
  }

  private func take(_ block: TableBlock, _ input: TableInput, _ check: inout Check) {
    var cells = RecordCells(block)
    var room = input.rows.emptyRow
    defer { input.rows.finish(room) }
    for index in 0..<block.count {
      cells.scan(index)
      check.rows += 1
      if cells.count == input.header.count, !input.columns.isMeant(cells) { continue }
      do throws(FieldProblems) {
        _ = try input.rows.application(cells, &room)
      } catch {
        check.refused += 1
        for problem in error.problems where check.problems.count < Self.mostProblems {
          check.problems.append(
            TablePreview.Problem(
              row: block.firstRow + index, field: problem.field, sentence: problem.sentence))
        }
      }
    }
  }
}
