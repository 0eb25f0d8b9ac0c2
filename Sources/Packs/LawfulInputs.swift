/// What may not be an input of a credit score, by the words in its name.
///
/// Regulation B §1002.6(b) forbids race, colour, religion, national origin, sex and marital status;
/// the house leaves out age and the usual proxies (first name, ZIP code, region) as well.
package enum LawfulInputs {
  private static let forbidden: Set<String> = [
    "sex", "gender", "race", "ethnicity", "ethnic", "colour", "color", "religion", "nationality",
    "citizenship", "marital", "married", "marriage", "spouse", "children", "pregnancy", "birth",
    "age", "age_band", "name", "zip", "postcode", "postal", "address", "region", "state",
    "language",
    "disability", "health", "group",
  ]

  /// Whether the name speaks of an attribute that a score may not see.
  ///
  /// `group_age_band` is forbidden; `mortgage_accounts` and `credit_history_years` are not.
  package static func forbids(_ name: String) -> Bool {
    !forbidden.isDisjoint(with: name.lowercased().split(separator: "_").map(String.init))
  }
}
