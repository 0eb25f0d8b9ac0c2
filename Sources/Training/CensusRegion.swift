/// The four regions of the United States Census Bureau, for watching how a model does across the
/// country; no model reads them.
///
/// Source: Census Bureau, *Geographic Areas Reference Manual*, chapter 6.
enum CensusRegion {
  private static let states: [(region: String, codes: String)] = [
    ("Northeast", "CT ME MA NH RI VT NJ NY PA"),
    ("Midwest", "IL IN MI OH WI IA KS MN MO NE ND SD"),
    ("South", "DE DC FL GA MD NC SC VA WV AL KY MS TN AR LA OK TX"),
    ("West", "AZ CO ID MT NV NM UT WY AK CA HI OR WA"),
  ]

  private static let regions = Dictionary(
    uniqueKeysWithValues: states.flatMap { region, codes in
      codes.split(separator: " ").map { (String($0), region) }
    })

  /// Of a state's postal code; nil for any other text.
  static func of(_ state: String) -> String? { regions[state] }
}
