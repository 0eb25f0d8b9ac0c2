package import Lending

/// A map with the positions of its columns in one table.
package struct BoundColumns: Sendable {
  /// One rule with a position for each of its columns, −1 where the table has none.
  typealias BoundRule = (rule: ColumnMap.Rule, positions: [Int])

  private(set) var rules: [BoundRule]

  /// The places of the columns from which fields of numbers are read.
  package func numberColumns(_ catalogue: FieldCatalogue) -> Set<Int> {
    var places: Set<Int> = []
    for (rule, positions) in rules {
      if case .number = catalogue[rule.field]?.kind {
        places.formUnion(positions.filter { $0 >= 0 })
      }
    }
    return places
  }

  let product: Product
  package let decimalMark: TableDialect.DecimalMark
  let idPosition: Int?
  private let statusPosition: Int?
  private let meant: Set<String>?
  /// The column that says which rows are meant, where the table lacks it.
  package let missingStatus: String?
  /// Fields for which the table has no column.
  package let missing: [FieldID]
  /// Columns that the map names, without another name for them, and that the table lacks.
  package let absent: [String]
  /// Two columns with the name of one that is read, from 0; what of the two is meant nobody knows.
  package let repeated: (first: Int, second: Int)?
  /// Columns that no rule reads.
  package let unmatched: [String]

  init(_ map: ColumnMap, _ header: [String], _ decimalMark: TableDialect.DecimalMark) {
    product = map.product
    self.decimalMark = decimalMark
    // Spreadsheets and databases change the case of names.
    let positions = Dictionary(
      header.enumerated().map { ($0.element.lowercased(), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var rules: [BoundRule] = []
    var used: Set<Int> = []
    for rule in map.rules {
      let found = rule.columns.map { names in names.lazy.compactMap { positions[$0] }.first }
      guard let first = found.first, first != nil else { continue }
      // A second column that the table lacks reads as always empty.
      rules.append((rule, found.map { $0 ?? -1 }))
      used.formUnion(found.compactMap { $0 })
    }
    self.rules = rules
    absent =
      map.rules.flatMap(\.columns).filter { $0.count == 1 && positions[$0[0]] == nil }
      .map { $0[0] } + (map.namesID ? map.idColumns.filter { positions[$0] == nil } : [])
    let bound = Set(rules.map(\.rule.field))
    var told: Set<FieldID> = []
    missing = map.rules.map(\.field).filter { !bound.contains($0) && told.insert($0).inserted }
    idPosition = map.idColumns.lazy.compactMap { positions[$0] }.first
    if let idPosition { used.insert(idPosition) }
    statusPosition = map.status.flatMap { positions[$0.column] }
    meant = map.status?.words
    missingStatus = statusPosition == nil ? map.status?.column : nil
    if let statusPosition { used.insert(statusPosition) }
    repeated = Self.repeated(header, among: used)
    unmatched = header.indices.filter { !used.contains($0) }.map { header[$0] }
  }

  /// The first two columns of the same name of which one is used.
  private static func repeated(
    _ header: [String], among used: Set<Int>
  ) -> (first: Int, second: Int)? {
    let places = Dictionary(
      used.map { (header[$0].lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    for (index, name) in header.enumerated() {
      if let first = places[name.lowercased()], first != index { return (first, index) }
    }
    return nil
  }

  /// A column of percentages whose unit its table was asked for.
  package struct SettledColumn: Sendable {
    package let field: FieldID
    package let place: Int
    /// Where the rates stand; −1 where the table has none.
    package let ratePlace: Int
    package let decision: UnitDecision
  }

  /// The same columns with one unit for the whole of each column of percentages that may be in
  /// another than the rates, by the first rows.
  package func settled(by rows: [[String]]) -> (columns: BoundColumns, units: [SettledColumn]) {
    var settled = self
    var units: [SettledColumn] = []
    for (index, (rule, positions)) in rules.enumerated() {
      // A rate is its own witness.
      guard case .percentBesideRate = rule.reading, positions[0] != positions[1] else { continue }
      let decision = evidence(positions, rows).decision
      settled.rules[index].rule = ColumnMap.Rule(
        rule.field, rule.columns, .percentBesideRate(unit: decision.unit))
      units.append(
        SettledColumn(
          field: rule.field, place: positions[0], ratePlace: positions[1], decision: decision))
    }
    return (settled, units)
  }

  private func evidence(_ positions: [Int], _ rows: [[String]]) -> UnitDecision.Evidence {
    var evidence = UnitDecision.Evidence()
    for row in rows {
      func number(_ place: Int) -> Double? {
        guard row.indices.contains(place) else { return nil }
        guard case .text(let text) = CellReading.plain.read([row[place]], mark: decimalMark) else {
          return nil
        }
        return Figure.read(text)
      }
      if let rate = number(positions[1]) {
        if rate < 1 { evidence.rates.fractions += 1 } else { evidence.rates.percents += 1 }
      }
      guard let value = number(positions[0]) else { continue }
      if row[positions[0]].hasSuffix("%") {
        evidence.signed += 1
      } else if value != 0 {
        evidence.values.append(value)
      }
    }
    return evidence
  }

  /// The fields that the table has columns for.
  package var fields: [FieldID] {
    var told: Set<FieldID> = []
    return rules.map(\.rule.field).filter { told.insert($0).inserted }
  }

  /// Whether the table says that this row is one of those that are meant.
  package func isMeant(_ cells: RecordCells) -> Bool {
    guard let statusPosition, let meant else { return true }
    return meant.contains(cells.text(statusPosition))
  }

  package func id(of record: CSVRecord) -> String? { idPosition.map { record[$0] } }

  /// How a number shows that the table's decimal mark may have been taken wrongly.
  package enum MarkDoubt: Sendable {
    /// It is written with the other mark: then `1,234` elsewhere is not what it was read as.
    case other
    /// It has the table's own mark several times, as only thousands have it.
    case repeated
  }

  /// Fields whose number is not written with the table's decimal mark.
  package func markDoubts(_ record: CSVRecord) -> [(field: FieldID, doubt: MarkDoubt)] {
    rules.compactMap { rule, positions in
      guard rule.reading.readsNumbers else { return nil }
      let cells = positions.filter { 0..<record.count ~= $0 }.map { record[$0] }
      let evidence = DecimalEvidence(cells, separator: 0)
      let isOther =
        decimalMark == .point
        ? evidence.commas > evidence.points : evidence.points > evidence.commas
      guard isOther else { return nil }
      let isRepeated =
        cells.contains { $0.utf8.count { $0 == decimalMark.byte } > 1 }
        && !cells.contains { $0.utf8.contains(decimalMark.other.byte) }
      return (rule.field, isRepeated ? .repeated : .other)
    }
  }

  /// The form that a row fills in; the row must have as many cells as the header.
  package func form(_ record: CSVRecord) -> ApplicationForm {
    var entries: [FieldID: ApplicationForm.Entry] = [:]
    entries.reserveCapacity(rules.count)
    for (rule, positions) in rules {
      let cells = positions.map { $0 < 0 ? "" : record[$0] }
      entries[rule.field] = rule.reading.read(cells, mark: decimalMark) ?? entries[rule.field]
    }
    return ApplicationForm(product: product, entries: entries)
  }
}

extension BoundColumns {
  /// Fields of numbers with the column that each is read from, the first of several.
  package var numberPlaces: [(field: FieldID, place: Int)] {
    rules.filter { $0.rule.reading.readsNumbers && $0.positions[0] >= 0 }
      .map { ($0.rule.field, $0.positions[0]) }
  }

  /// The column whose numbers are read as they stand for a field, in the field's own unit; nil where
  /// there is none or the map says the unit.
  package func plainColumn(of field: FieldID) -> Int? {
    rules.last { $0.rule.field == field && $0.rule.reading == .plain }?.positions.first.flatMap {
      $0 < 0 ? nil : $0
    }
  }

  /// Name of the column that says which rows are meant; nil where all are.
  package func statusName(in header: [String]) -> String? {
    statusPosition.flatMap { header.indices.contains($0) ? header[$0] : nil }
  }

  /// Name of the column that a field is read from, the first where there are several; nil where the
  /// table has none.
  package func name(of field: FieldID, in header: [String]) -> String? {
    rules.first { $0.rule.field == field }?.positions.first.flatMap {
      header.indices.contains($0) ? header[$0] : nil
    }
  }
}
