/// `evidence.json`: the past loans in cells of like ones, without a single row of them.
///
/// A tree of divisions, so that each application falls into exactly one cell and no count of few
/// loans follows from two others.
package indirect enum EvidenceTable: Sendable, Equatable {
  /// Loans that are alike.
  case cell(EvidenceCell)
  /// Loans divided by one field.
  case divided(EvidenceDivision)

  /// Deeper tables are refused.
  private static let deepest = 8

  /// The cell of an application and what bounds it; nil where a needed value has no part.
  ///
  /// - Parameter value: the number of a field as the model sees it; nil where it is not known.
  package func find(
    _ value: (FieldID) -> Double?
  ) -> (bounds: [EvidenceBound], cell: EvidenceCell)? {
    var table = self
    var bounds: [EvidenceBound] = []
    while case .divided(let division) = table {
      guard let part = division.part(of: value(division.field)) else { return nil }
      bounds.append(division.bound(of: part))
      table = division.parts[part]
    }
    guard case .cell(let cell) = table else { return nil }
    return (bounds, cell)
  }

  /// Every cell, in the order of the divisions.
  package var cells: [EvidenceCell] {
    switch self {
    case .cell(let cell): [cell]
    case .divided(let division): division.parts.flatMap(\.cells)
    }
  }

  /// Every field by which loans are divided.
  package var fields: Set<FieldID> {
    switch self {
    case .cell: []
    case .divided(let division):
      division.parts.reduce(into: [division.field]) { $0.formUnion($1.fields) }
    }
  }

  /// Whether every division is whole and every cell large enough.
  package var isSound: Bool { isSound(depth: 0) }

  private func isSound(depth: Int) -> Bool {
    switch self {
    case .cell(let cell): cell.isSound
    case .divided(let division):
      depth < Self.deepest && division.isWhole
        && division.parts.allSatisfy { $0.isSound(depth: depth + 1) }
    }
  }
}

extension EvidenceTable: Codable {
  private enum CodingKeys: String, CodingKey { case field }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self =
      container.contains(.field)
      ? .divided(try EvidenceDivision(from: decoder)) : .cell(try EvidenceCell(from: decoder))
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .cell(let cell): try cell.encode(to: encoder)
    case .divided(let division): try division.encode(to: encoder)
    }
  }
}
