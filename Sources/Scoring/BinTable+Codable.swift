extension BinTable: Codable {
  private enum CodingKeys: String, CodingKey { case edges, values, unknown }

  /// Refuses edges that do not rise, numbers that are not finite and counts that do not fit.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let edges = try container.decode([Float].self, forKey: .edges)
    let values = try container.decode([Double].self, forKey: .values)
    let unknown = try container.decode(Double.self, forKey: .unknown)
    func refuse(_ key: CodingKeys, _ reason: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: reason)
    }
    guard edges.allSatisfy(\.isFinite) else { throw refuse(.edges, "an edge is not finite") }
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw refuse(.edges, "the edges do not rise")
    }
    guard values.count == edges.count + 1 else {
      throw refuse(.values, "there must be one value more than edges")
    }
    guard values.allSatisfy(\.isFinite) else { throw refuse(.values, "a value is not finite") }
    guard unknown.isFinite else { throw refuse(.unknown, "the value is not finite") }
    self.init(edges: edges, values: values, unknown: unknown)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(edges, forKey: .edges)
    try container.encode(values, forKey: .values)
    try container.encode(unknown, forKey: .unknown)
  }
}
