/// Which offers are one borrower's: those with the same id.
///
/// A row without an id is a borrower of its own.
struct OfferNames {
  /// Ids that stand in several rows, each with its number from 1 on.
  private(set) var shared: [String: Int] = [:]

  init(_ offers: [OfferRow]) {
    var seen: Set<String> = []
    for case let id? in offers.map(\.name) where !seen.insert(id).inserted && shared[id] == nil {
      shared[id] = shared.count + 1
    }
  }

  /// The number of the borrower; 0 for one who stands in a single row.
  func group(of offer: OfferRow) -> Int { offer.name.flatMap { shared[$0] } ?? 0 }
}

extension OfferRow {
  /// Who borrows; nil where the table does not say.
  fileprivate var name: String? { id.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
}
