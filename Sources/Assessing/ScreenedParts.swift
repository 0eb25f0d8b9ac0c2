/// What of an assessment a table asks for beyond chance, interval, score, band and reasons.
package struct ScreenedParts: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let price = ScreenedParts(rawValue: 1)
  package static let limit = ScreenedParts(rawValue: 2)
  package static let domain = ScreenedParts(rawValue: 4)
  package static let returns = ScreenedParts(rawValue: 16)
  /// Rests on price, limit and domain.
  package static let verdict: ScreenedParts = [.price, .limit, .domain, ScreenedParts(rawValue: 8)]

  package static let all: ScreenedParts = [verdict, .returns]
}
