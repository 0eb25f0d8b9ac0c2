internal import Lending

/// The four regions by which the US Census Bureau groups the states and the federal district.
///
/// Source: Census Bureau, *Geographic Areas Reference Manual*, chapter 6. A region is no
/// input of any model; it serves the check whether inputs give one away.
enum CensusRegion: Int, Sendable, CaseIterable {
  case northeast = 1
  case midwest, south, west

  /// Nil for territories, which belong to no region.
  init?(state: String) {
    guard let region = Self.allCases.first(where: { $0.states.contains(state) }) else { return nil }
    self = region
  }

  /// Of a state's postal code, in words; nil for any other text.
  static func of(_ state: String) -> String? { CensusRegion(state: state)?.name }

  private var name: String {
    switch self {
    case .northeast: "Northeast"
    case .midwest: "Midwest"
    case .south: "South"
    case .west: "West"
    }
  }

  private var states: Set<String> {
    switch self {
    case .northeast: ["CT", "ME", "MA", "NH", "RI", "VT", "NJ", "NY", "PA"]
    case .midwest: ["IL", "IN", "MI", "OH", "WI", "IA", "KS", "MN", "MO", "NE", "ND", "SD"]
    case .south:
      [
        "DE", "DC", "FL", "GA", "MD", "NC", "SC", "VA", "WV", "AL", "KY", "MS", "TN", "AR", "LA",
        "OK", "TX",
      ]
    case .west:
      ["AZ", "CO", "ID", "MT", "NV", "NM", "UT", "WY", "AK", "CA", "HI", "OR", "WA"]
    }
  }

  /// The region of each loan under the name of its group, nil where no state is known.
  static func groups(_ loans: [HistoricLoan]) -> [String: [Int?]] {
    let regions = loans.map { loan in
      loan.application.choice("region").flatMap { CensusRegion(state: $0) }?.rawValue
    }
    return ["group_region": regions]
  }
}
