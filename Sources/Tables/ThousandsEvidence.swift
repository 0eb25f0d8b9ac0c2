package import Lending

/// Whether columns of money look like thousands with the mark that the table has for decimals, by
/// its first rows.
///
/// `61.000` is 61 in a table of decimal points. Where all numbers of a column look so, and a year's
/// income or a loan would lie below 1000 then, the mark was likely meant for thousands.
package struct ThousandsEvidence: Sendable, Equatable {
  /// Fields of which hardly any value lies below 1000.
  private static let large: Set<FieldID> = [
    .annualIncome, .jointAnnualIncome, .loanAmount, .creditLimit, .outstandingPrincipal,
  ]

  /// Names of the columns of money that look so, where one of them is of a large field.
  package let columns: [String]

  /// - Parameter rows: the first rows of the table, as texts.
  package init(
    _ columns: BoundColumns, _ catalogue: FieldCatalogue, header: [String], rows: [[String]]
  ) {
    var found: [String] = []
    var isImplausible = false
    for (rule, positions) in columns.rules where rule.reading.readsNumbers {
      guard case .number(let range) = catalogue[rule.field]?.kind, range.unit == .money,
        let place = positions.first, header.indices.contains(place)
      else { continue }
      let cells = rows.compactMap { $0.indices.contains(place) ? $0[place] : nil }
      guard Self.looksGrouped(cells, columns.decimalMark.byte) else { continue }
      found.append(header[place])
      isImplausible = isImplausible || Self.large.contains(rule.field)
    }
    self.columns = isImplausible ? found : []
  }

  /// Whether three digits follow the mark in every number that has one, with as many as a group may
  /// have before it, and no number without it is longer.
  private static func looksGrouped(_ cells: [String], _ mark: UInt8) -> Bool {
    var groups = 0
    for cell in cells where !cell.isEmpty && !MissingWord.all.contains(cell) {
      let halves = cell.utf8.split(separator: mark, omittingEmptySubsequences: false)
      guard halves.count <= 2, let whole = halves.first, (1...3).contains(whole.count),
        halves.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
      else { return false }
      guard halves.count == 2 else { continue }
      guard halves[1].count == 3, whole.first != 0x30 else { return false }
      groups += 1
    }
    return groups > 0
  }
}
