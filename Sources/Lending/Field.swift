/// One question of the catalogue: what it is called, what it accepts, and what it is used for.
package struct Field: Codable, Sendable, Equatable {
  package let id: FieldID
  package let label: String
  /// One or two sentences for the person who fills it in.
  package let help: String
  /// The id of the group of the form in which it stands.
  package let group: String
  package let kind: FieldKind
  package let isRequired: Bool
  package let use: FieldUse
  /// What it means to leave the field empty.
  package let whenUnknown: String
  /// Who could change the value, and in which direction that is realistic.
  package let change: FieldChange

  package init(
    id: FieldID, label: String, help: String, group: String, kind: FieldKind, isRequired: Bool,
    use: FieldUse, whenUnknown: String, change: FieldChange
  ) {
    self.id = id
    self.label = label
    self.help = help
    self.group = group
    self.kind = kind
    self.isRequired = isRequired
    self.use = use
    self.whenUnknown = whenUnknown
    self.change = change
  }
}

/// The form of a field's values.
package enum FieldKind: Sendable, Equatable {
  case number(NumberRange)
  case choice([FieldChoice])
  /// A short text that no engine reads.
  case text
}

extension FieldKind: Codable {
  private enum CodingKeys: String, CodingKey { case number, choice, text }

  private struct NoDetail: Codable {}

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let range = try container.decodeIfPresent(NumberRange.self, forKey: .number) {
      self = .number(range)
    } else if let choices = try container.decodeIfPresent([FieldChoice].self, forKey: .choice) {
      self = .choice(choices)
    } else {
      _ = try container.decode(NoDetail.self, forKey: .text)
      self = .text
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .number(let range): try container.encode(range, forKey: .number)
    case .choice(let choices): try container.encode(choices, forKey: .choice)
    case .text: try container.encode(NoDetail(), forKey: .text)
    }
  }
}

/// The numbers that a field accepts.
package struct NumberRange: Codable, Sendable, Equatable {
  package let unit: FieldUnit
  package let minimum: Double
  package let maximum: Double
  /// Digits after the point that a person would write; values with more are accepted.
  package let decimals: Int
  /// When not empty, only these values are known to the model.
  package let allowed: [Double]

  package init(
    unit: FieldUnit, minimum: Double, maximum: Double, decimals: Int, allowed: [Double] = []
  ) {
    self.unit = unit
    self.minimum = minimum
    self.maximum = maximum
    self.decimals = decimals
    self.allowed = allowed
  }
}

/// One answer of a field with a closed list.
package struct FieldChoice: Codable, Sendable, Equatable {
  package let id: String
  package let label: String

  package init(id: String, label: String) {
    self.id = id
    self.label = label
  }
}

/// The unit in which a number is entered and shown.
package enum FieldUnit: String, Codable, Sendable {
  case money, percent, years, months, count, points
}

/// What the program does with a field.
package enum FieldUse: String, Codable, Sendable {
  /// An input of the model.
  case scored
  /// An input of the lender's own price; with it the priced model answers.
  case price
  /// Used by policy and pricing, or to derive an input, and not an input itself.
  case derived
  /// Kept with the case for limits of concentration and reports; no engine reads it.
  case recorded
}

/// Who can change a value, and which way.
package enum FieldChange: String, Codable, Sendable {
  /// A fact of the past: nobody can.
  case fixed
  /// The borrower can lower it.
  case borrowerLowers
  /// The borrower can raise it.
  case borrowerRaises
  /// Part of the offer: the lender can set it.
  case offer
}
