package import Lending
internal import Tables

/// A person's own choice of the column from which a field is read.
package struct ColumnChange: Sendable, Equatable {
  /// In which unit a column of percentages is written.
  package enum Unit: String, Sendable, CaseIterable {
    case percent, fraction
  }

  package let field: FieldID
  /// As the table writes it; nil leaves the field unknown.
  package let column: String?
  /// Nil where the table shows it or the field is no percentage.
  package let unit: Unit?

  package init(field: FieldID, column: String?, unit: Unit? = nil) {
    self.field = field
    self.column = column
    self.unit = unit
  }
}

extension ColumnMap {
  /// The same map with other columns for some fields.
  func changed(by changes: [ColumnChange], _ catalogue: FieldCatalogue) -> ColumnMap {
    guard !changes.isEmpty else { return self }
    let changed = Set(changes.map(\.field))
    let kept = rules.filter { !changed.contains($0.field) }
    let own = changes.compactMap { change -> Rule? in
      guard let column = change.column, let field = catalogue[change.field] else { return nil }
      return Rule(field.id, [[column.lowercased()]], reading(of: field, change.unit))
    }
    return ColumnMap(
      name: name, product: product, idColumns: idColumns, namesID: namesID, rules: kept + own,
      notes: notes, decimalMark: decimalMark, status: status)
  }

  /// How a field is read from any one column: as the lender writes it where the map knows that of one
  /// column too.
  private func reading(of field: Field, _ unit: ColumnChange.Unit?) -> CellReading {
    switch unit {
    case .percent: return .scaled(.times(1))
    case .fraction: return .scaled(.times(100))
    case nil: break
    }
    let known = rules.first { $0.field == field.id && $0.columns.count == 1 }?.reading
    if let known, known != .ours(field) { return known }
    switch field.id {
    // `36 months` and `10+ years` are what lenders write, and `36` and `10` are read the same.
    case .termMonths: return .leadingNumber
    case "employment_years": return .employmentYears
    default: return .ours(field)
    }
  }
}
