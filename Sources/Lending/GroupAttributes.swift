/// What the monitoring of fairness has to know of a person, kept apart from everything that decides.
///
/// No model, rule or form reads it; it is imported and never asked for.
package struct GroupAttributes: Sendable, Equatable {
  /// The names that there are.
  package static let names: Set<String> = [
    "group_age_band", "group_other", "group_region", "group_sex",
  ]
  /// Letters of the longest value.
  package static let longest = 100

  /// By name; never empty, no value blank.
  package let values: [String: String]

  /// Takes what is known; nil where nothing is, or a name or value cannot be one.
  package init?(_ values: [String: String]) {
    let known = values.filter { !$0.value.isBlank }
    guard !known.isEmpty,
      known.allSatisfy({ Self.names.contains($0.key) && Self.isPlain($0.value) })
    else { return nil }
    self.values = known
  }

  /// One line of at most `longest` letters.
  package static func isPlain(_ value: String) -> Bool {
    value.count <= longest
      && value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}

extension GroupAttributes: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let attributes = GroupAttributes(try container.decode([String: String].self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "these are no attributes of groups")
    }
    self = attributes
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(values)
  }
}
