/// An object being written.
struct CompactObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: CompactEncoder
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil(forKey key: Key) throws {
    encoder.addNull(key.stringValue)
  }

  mutating func encode(_ value: Bool, forKey key: Key) throws {
    encoder.add(key.stringValue, value)
  }

  mutating func encode(_ value: String, forKey key: Key) throws {
    encoder.add(key.stringValue, value)
  }

  mutating func encode(_ value: Double, forKey key: Key) throws {
    try encoder.add(key.stringValue, number: value)
  }

  mutating func encode(_ value: Int, forKey key: Key) throws {
    encoder.add(key.stringValue, value)
  }

  mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try encoder.add(key.stringValue, encoding: value)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder.addOpen(key.stringValue).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.addOpen(key.stringValue).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { encoder.addOpen("super") }

  mutating func superEncoder(forKey key: Key) -> any Encoder { encoder.addOpen(key.stringValue) }
}

/// A list being written.
struct CompactArray: UnkeyedEncodingContainer {
  let encoder: CompactEncoder
  var codingPath: [any CodingKey] { [] }
  var count: Int { encoder.count }

  mutating func encodeNil() throws { encoder.addNull("") }

  mutating func encode(_ value: Bool) throws {
    encoder.add("", value)
  }

  mutating func encode(_ value: String) throws {
    encoder.add("", value)
  }

  mutating func encode(_ value: Double) throws {
    try encoder.add("", number: value)
  }

  mutating func encode(_ value: Int) throws {
    encoder.add("", value)
  }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    try encoder.add("", encoding: value)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    encoder.addOpen("").container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    encoder.addOpen("").unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { encoder.addOpen("") }
}

/// One value being written; every number ends here.
struct CompactSingle: SingleValueEncodingContainer {
  let encoder: CompactEncoder
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() throws { encoder.addNull("") }

  mutating func encode(_ value: Bool) throws {
    encoder.add("", value)
  }

  mutating func encode(_ value: String) throws {
    encoder.add("", value)
  }

  mutating func encode(_ value: Double) throws {
    try encoder.add("", number: value)
  }

  mutating func encode(_ value: Float) throws {
    try encoder.add("", number: value)
  }

  mutating func encode(_ value: Int) throws { whole(value) }
  mutating func encode(_ value: Int8) throws { whole(value) }
  mutating func encode(_ value: Int16) throws { whole(value) }
  mutating func encode(_ value: Int32) throws { whole(value) }
  mutating func encode(_ value: Int64) throws { whole(value) }
  mutating func encode(_ value: UInt) throws { whole(value) }
  mutating func encode(_ value: UInt8) throws { whole(value) }
  mutating func encode(_ value: UInt16) throws { whole(value) }
  mutating func encode(_ value: UInt32) throws { whole(value) }
  mutating func encode(_ value: UInt64) throws { whole(value) }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    try encoder.add("", encoding: value)
  }

  private func whole(_ value: some BinaryInteger) {
    encoder.add("", value)
  }
}
