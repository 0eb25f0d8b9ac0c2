/// A share or a yearly rate, kept in percent as people say it.
package struct Rate: Sendable, Equatable, Comparable, Codable {
  package let percent: Double

  package init(percent: Double) { self.percent = percent }

  /// The largest share of an income that is told; without any income every share is beyond it.
  package static let mostOfIncome = Rate(percent: 9999)

  package var fraction: Double { percent / 100 }

  /// The nominal rate of one month.
  package var monthlyFraction: Double { percent / 1200 }

  package static func < (left: Rate, right: Rate) -> Bool { left.percent < right.percent }

  package init(from decoder: any Decoder) throws {
    percent = try decoder.singleValueContainer().decode(Double.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(percent)
  }
}
