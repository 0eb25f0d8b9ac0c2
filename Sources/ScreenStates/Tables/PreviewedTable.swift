package import Desk
package import Lending

/// A table that was looked at, with the fields of the product that it is taken for.
package struct PreviewedTable: Sendable, Equatable {
  package let preview: TablePreview
  package let catalogue: FieldCatalogue
  /// Whose tables can hold the product.
  package let lenders: [Lender]

  package init(preview: TablePreview, catalogue: FieldCatalogue, lenders: [Lender]) {
    self.preview = preview
    self.catalogue = catalogue
    self.lenders = lenders
  }

  /// The table as the product that its columns fit best.
  static func best(
    of file: String, _ products: [Product], _ lender: Lender?, _ desks: ProductDesks,
    _ resources: String
  ) throws(DeskProblem) -> PreviewedTable {
    var best: (table: PreviewedTable, fit: Int)?
    for product in products {
      let catalogue =
        product == .recovery
        ? try RecoveryDesk(resources: resources).catalogue : try desks.desk(of: product).catalogue
      let look = TableLook(catalogue)
      let table = PreviewedTable(
        preview: try look.preview(file, lender: lender), catalogue: catalogue,
        lenders: look.lenders)
      let fit = look.fit(table.preview)
      if fit > best?.fit ?? -1 { best = (table, fit) }
    }
    guard let best else { throw .wrongProduct }
    return best.table
  }

  package var missingRequired: [Field] { preview.missingRequired(catalogue) }

  /// Whether work can begin.
  package var canStart: Bool { preview.refusal == nil && missingRequired.isEmpty }

  /// The table's own name, without its folder.
  package var name: String {
    preview.file.split(separator: "/").last.map(String.init) ?? preview.file
  }

  /// Name, lender and how many fields have a column.
  package var summary: String {
    let found = preview.matches.count { $0.column != nil }
    return "\(preview.dialect). \(Figure.counted(preview.header.count, "column", "columns")), "
      + "\(Figure.counted(found, "field", "fields")) found"
  }

  /// What stops the work, as a sentence with the way out; nil where nothing does.
  package var obstacle: String? {
    let missing = missingRequired
    if !missing.isEmpty {
      let names = missing.map { "“\($0.label)”" }.joined(separator: ", ")
      let them = missing.count == 1 ? "it" : "them"
      return "No column was found for \(names), which every row needs. Choose \(them) below."
    }
    guard let refusal = preview.refusal else { return nil }
    if case .fractions(_, let columns) = refusal {
      return
        "\(columns.joined(separator: ", ")): numbers lie between 0 and 1 where percent is meant. "
        + "Say below whether they are fractions."
    }
    return refusal.sentence
  }

  /// Whether a field is a percentage, whose unit can be chosen.
  package func isPercent(_ field: Field) -> Bool {
    if case .number(let range) = field.kind { range.unit == .percent } else { false }
  }
}

extension Lender {
  /// As people call it.
  package var title: String {
    switch name {
    case "assay": "Assay’s own words"
    case "lendingclub": "Lending Club"
    case "prosper": "Prosper"
    case "uci": "UCI card accounts"
    default: name
    }
  }
}

extension Product {
  /// As people call it.
  package var title: String {
    switch self {
    case .installmentLoan: "Instalment loans"
    case .creditCard: "Credit cards"
    case .recovery: "Charged-off loans"
    default: rawValue
    }
  }
}
