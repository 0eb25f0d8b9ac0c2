/// An amount in the currency of the pack.
package struct Money: Sendable, Equatable, Comparable, Codable {
  package let amount: Double

  package init(_ amount: Double) { self.amount = amount }

  package static let zero = Money(0)

  package static func < (left: Money, right: Money) -> Bool { left.amount < right.amount }

  package init(from decoder: any Decoder) throws {
    amount = try decoder.singleValueContainer().decode(Double.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(amount)
  }
}
