package import Lending
internal import StrictJSON
internal import Tables

/// Whose words the columns of a table use: a known lender's, ours, or those of an own map.
package struct Lender: Sendable, Equatable {
  private enum Source: Sendable, Equatable {
    case assay
    case known(ColumnMap)
    /// Loans, and the same for those that were charged off.
    case loans(ColumnMap, chargedOff: ColumnMap)
    /// A map from a file, checked as JSON and not yet against the fields.
    case own(file: String, JSONValue)
  }

  /// The word for it on the command line.
  package let name: String
  /// What the lender's tables hold, as far as nothing else is said; nil where they hold anything.
  package let product: Product?
  private let source: Source
  /// Columns that a person chose otherwise than the words say.
  package private(set) var changes: [ColumnChange] = []

  private init(_ name: String, _ product: Product?, _ source: Source) {
    self.name = name
    self.product = product
    self.source = source
  }

  /// The same words but for some columns that a person chose.
  package func with(_ changes: [ColumnChange]) -> Lender {
    var changed = self
    changed.changes = changes
    return changed
  }

  /// The ids of our own fields.
  package static let assay = Lender("assay", nil, .assay)
  package static let lendingclub = Lender(
    "lendingclub", .installmentLoan, .loans(.lendingClub, chargedOff: .lendingClubChargedOff))
  package static let prosper = Lender(
    "prosper", .installmentLoan, .loans(.prosper, chargedOff: .prosperChargedOff))
  /// UCI's file of card accounts.
  package static let uci = Lender("uci", .creditCard, .known(.uci))

  package static let known = [assay, lendingclub, prosper, uci]

  /// Whether the lender's tables can hold what is worked on.
  package func holds(_ product: Product) -> Bool {
    if case .loans = source, product == .recovery { return true }
    return self.product == nil || self.product == product
  }

  /// Whether the words come from a file of the person.
  var isOwn: Bool { if case .own = source { true } else { false } }

  /// The file of an own map.
  var mapFile: String? { if case .own(let file, _) = source { file } else { nil } }

  /// A known lender by name, nil for any other.
  package static func known(_ name: String) -> Lender? { known.first { $0.name == name } }

  /// Reads an own map.
  package static func map(file: String) throws(DeskProblem) -> Lender {
    let json: JSONValue
    let bytes = try FileText.read(file)
    // Editors of Windows put a byte-order mark before the text.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    do { json = try StrictJSON.parse(text) } catch { throw .json(file: file, error) }
    do {
      return Lender(file, try OwnColumnMap.product(json), .own(file: file, json))
    } catch {
      throw .file(file, problem: error.sentence)
    }
  }

  /// An empty own map for a product.
  package static func mapTemplate(_ catalogue: FieldCatalogue) -> String {
    OwnColumnMap.template(catalogue)
  }

  func columns(_ catalogue: FieldCatalogue) throws(DeskProblem) -> ColumnMap {
    try plainColumns(catalogue).changed(by: changes, catalogue)
  }

  private func plainColumns(_ catalogue: FieldCatalogue) throws(DeskProblem) -> ColumnMap {
    switch source {
    case .assay: return .assay(catalogue)
    case .known(let map): return map
    case .loans(let loans, let chargedOff):
      return catalogue.product == .recovery ? chargedOff : loans
    case .own(let file, let json):
      do {
        return try OwnColumnMap.read(json, name: file, catalogue)
      } catch {
        throw .file(file, problem: error.sentence)
      }
    }
  }
}
