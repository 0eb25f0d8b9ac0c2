/// All fields of a product, in the order in which they are asked, shown and summed.
///
/// Form rows, command-line help, CSV headers and the JSON schema all come from here.
package struct FieldCatalogue: Sendable {
  package let product: Product
  /// ISO 4217 code of every amount.
  package let currency: String
  package let groups: [FieldGroup]
  package let fields: [Field]
  /// Where each field stands in an application of this catalogue, in the order of the fields.
  package let layout: FieldLayout
  private let indexByID: [FieldID: Int]

  package init(product: Product, currency: String, groups: [FieldGroup], fields: [Field]) {
    self.product = product
    self.currency = currency
    self.groups = groups
    self.fields = fields
    layout = FieldLayout(fields.map { ($0.id, $0.kind.answers) })
    indexByID = Dictionary(
      fields.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  package subscript(id: FieldID) -> Field? { indexByID[id].map { fields[$0] } }

  package func index(of id: FieldID) -> Int? { indexByID[id] }
}

extension FieldCatalogue: Equatable {
  package static func == (left: FieldCatalogue, right: FieldCatalogue) -> Bool {
    left.product == right.product && left.currency == right.currency && left.groups == right.groups
      && left.fields == right.fields
  }
}

extension FieldKind {
  /// What a field with a list, or of free text, can say; nil for numbers.
  fileprivate var answers: [String]? {
    switch self {
    case .number: nil
    case .choice(let choices): choices.map(\.id)
    case .text: []
    }
  }
}

/// A heading of the form.
package struct FieldGroup: Codable, Sendable, Equatable {
  package let id: String
  package let label: String
  /// Optional groups start folded.
  package let isOptional: Bool

  package init(id: String, label: String, isOptional: Bool) {
    self.id = id
    self.label = label
    self.isOptional = isOptional
  }
}

extension FieldCatalogue: Codable {
  private enum CodingKeys: String, CodingKey { case product, currency, groups, fields }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      product: try container.decode(Product.self, forKey: .product),
      currency: try container.decode(String.self, forKey: .currency),
      groups: try container.decode([FieldGroup].self, forKey: .groups),
      fields: try container.decode([Field].self, forKey: .fields))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(product, forKey: .product)
    try container.encode(currency, forKey: .currency)
    try container.encode(groups, forKey: .groups)
    try container.encode(fields, forKey: .fields)
  }
}
