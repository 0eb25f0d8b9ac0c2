/// What an application says in one field: a number in the field's unit, or one of its choices.
package enum FieldValue: Sendable, Equatable {
  case number(Double)
  case choice(String)

  package var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  package var choice: String? {
    if case .choice(let id) = self { id } else { nil }
  }
}

extension FieldValue: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .choice(try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let value): try container.encode(value)
    case .choice(let id): try container.encode(id)
    }
  }
}
