/// A kind of decision that packs exist for; a new product is a new pack and no new code.
package struct Product: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }

  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  package static let installmentLoan = Product(rawValue: "installment-loan")
  package static let creditCard = Product(rawValue: "credit-card")
}
