/// A checked application as one number a field in catalogue order: what a batch works with.
///
/// Says the same as `LoanApplication`; one row is filled again and again.
package struct ApplicationRow: Sendable, Equatable {
  /// By the field's place in the catalogue: its number, or the place of its choice among the field's
  /// choices; not a number where it is unknown, and for every text.
  package var codes: [Double]
  /// Recorded texts by the field's place; empty where there is none.
  package private(set) var texts: [String]
  private var hasText = false

  /// A row in which nothing is known.
  package init(_ catalogue: FieldCatalogue) {
    codes = [Double](repeating: .nan, count: catalogue.fields.count)
    texts = [String](repeating: "", count: catalogue.fields.count)
  }

  /// Forgets every value.
  package mutating func clear() {
    for index in codes.indices { codes[index] = .nan }
    guard hasText else { return }
    for index in texts.indices where !texts[index].isEmpty { texts[index] = "" }
    hasText = false
  }

  /// Records a text in the field at a place.
  package mutating func record(_ text: String, at place: Int) {
    texts[place] = text
    hasText = true
  }

  /// The application, whose layout is the catalogue's.
  package func application(_ catalogue: FieldCatalogue) -> LoanApplication {
    var known: [Int: String] = [:]
    if hasText {
      for index in texts.indices where !texts[index].isEmpty { known[index] = texts[index] }
    }
    return LoanApplication(
      product: catalogue.product, layout: catalogue.layout, row: codes, texts: known)
  }
}
