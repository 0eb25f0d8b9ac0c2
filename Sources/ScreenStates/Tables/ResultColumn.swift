internal import Lending

/// A column of a result as it is shown.
package struct ResultColumn: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case text, count
    /// 0…1, shown in percent.
    case share
    case percent
    case money
    /// The id of a field, told by its label.
    case field
    case verdict
    case words([String: String])
  }

  /// As the file heads it.
  package let name: String
  package let title: String
  package let kind: Kind
  package let width: Int
  package let isWide: Bool

  package init(_ name: String, _ title: String, _ kind: Kind, width: Int, isWide: Bool = false) {
    self.name = name
    self.title = title
    self.kind = kind
    self.width = width
    self.isWide = isWide
  }

  package var isNumber: Bool {
    switch kind {
    case .count, .share, .percent, .money: true
    case .text, .field, .verdict, .words: false
    }
  }

  /// A cell of the file as people read it.
  func shown(_ cell: String, _ catalogue: FieldCatalogue) -> String {
    guard !cell.isEmpty else { return "–" }
    switch kind {
    case .text: return cell
    case .count: return Double(cell).map { Figure.grouped($0) } ?? cell
    case .share: return Double(cell).map { Figure.percent($0) } ?? cell
    case .percent:
      return Double(cell).map { Figure.shown($0, decimals: 1) + "\u{202F}%" } ?? cell
    case .money: return Double(cell).map { Figure.grouped($0) } ?? cell
    case .field: return catalogue[FieldID(cell)]?.label ?? cell
    case .verdict: return Verdict(rawValue: cell)?.word ?? cell
    case .words(let words): return words[cell] ?? cell
    }
  }
}
