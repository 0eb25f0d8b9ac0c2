import Lending

/// JSON Schema (2020-12) of an application file, from the catalogue.
struct ApplicationSchema: Encodable {
  private let catalogue: FieldCatalogue

  init(_ catalogue: FieldCatalogue) { self.catalogue = catalogue }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var root = encoder.container(keyedBy: Name.self)
    try root.encode("https://json-schema.org/draft/2020-12/schema", forKey: Name("$schema"))
    try root.encode("object", forKey: Name("type"))
    try root.encode(["product", "fields"], forKey: Name("required"))
    try root.encode(false, forKey: Name("additionalProperties"))
    var properties = root.nestedContainer(keyedBy: Name.self, forKey: Name("properties"))
    try properties.encode(["const": catalogue.product.rawValue], forKey: Name("product"))
    try properties.encode(["type": "string"], forKey: Name("reference"))
    var fields = properties.nestedContainer(keyedBy: Name.self, forKey: Name("fields"))
    try fields.encode("object", forKey: Name("type"))
    try fields.encode(false, forKey: Name("additionalProperties"))
    let required = catalogue.fields.filter(\.isRequired).map(\.id)
    try fields.encode(required, forKey: Name("required"))
    var all = fields.nestedContainer(keyedBy: Name.self, forKey: Name("properties"))
    for field in catalogue.fields {
      var one = all.nestedContainer(keyedBy: Name.self, forKey: Name(field.id.rawValue))
      try one.encode(field.label, forKey: Name("title"))
      try one.encode("\(field.help) Empty: \(field.whenUnknown)", forKey: Name("description"))
      let mayBeEmpty = field.isRequired ? [] : ["null"]
      switch field.kind {
      case .number(let range):
        try one.encode(["number"] + mayBeEmpty, forKey: Name("type"))
        if range.allowed.isEmpty {
          try one.encode(range.minimum, forKey: Name("minimum"))
          try one.encode(range.maximum, forKey: Name("maximum"))
        } else {
          try one.encode(range.allowed, forKey: Name("enum"))
        }
      case .choice(let choices):
        let words: [String?] = choices.map(\.id) + (field.isRequired ? [] : [nil])
        try one.encode(words, forKey: Name("enum"))
      case .text: try one.encode(["string"] + mayBeEmpty, forKey: Name("type"))
      }
    }
  }
}
