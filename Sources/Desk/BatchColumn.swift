internal import Assessing

/// A column of the scored table; the reasons come after them.
package enum BatchColumn: String, Sendable, CaseIterable {
  case row, id, model
  case probability = "probability_of_default"
  case low = "pd_low"
  case high = "pd_high"
  case score, band, recommendation
  case expectedLoss = "expected_loss"
  case returnP10 = "return_p10"
  case returnP50 = "return_p50"
  case returnP90 = "return_p90"
  case limit = "suggested_limit"
  case limitBoundBy = "limit_bound_by"
  case outOfDomain = "out_of_domain"
  /// Keys of the rules that stand against a plain approval, parted by semicolons.
  case rules

  /// Those of a table for which none are named.
  package static let usual = allCases.filter { $0 != .rules }

  /// What of an assessment the column needs.
  var needs: ScreenedParts {
    switch self {
    case .row, .id, .model, .probability, .low, .high, .score, .band: []
    case .expectedLoss: .price
    case .returnP10, .returnP50, .returnP90: .returns
    case .limit, .limitBoundBy: .limit
    case .outOfDomain: .domain
    case .recommendation: .verdict
    case .rules: .rules
    }
  }
}
