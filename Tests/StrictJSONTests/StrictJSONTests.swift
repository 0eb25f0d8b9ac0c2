import Lending
import StrictJSON
import Testing

private func parse(_ text: String) throws -> JSONValue { try StrictJSON.parse(Array(text.utf8)) }

private func refusal(_ text: String) -> JSONProblem.Kind? {
  do {
    _ = try StrictJSON.parse(Array(text.utf8))
    return nil
  } catch {
    return error.kind
  }
}

@Test func valuesAreReadInTheirOrder() throws {
  let value = try parse(" {\"b\":[1,-0.5,true,null],\"a\":\"x\\u00e9\\ud83d\\ude00\\n\"} ")
  #expect(value.members?.map(\.name) == ["b", "a"])
  #expect(value["b"] == .array([.number(1), .number(-0.5), .bool(true), .null]))
  #expect(value["a"]?.string == "xé😀\n")
}

@Test(arguments: [
  "0", "-0", "0e1", "1E400".replacing("400", with: "300"), "1e-400", "0E0", "-4.2E-1",
  "123456789012345678901234567890", "0.1", "1.7976931348623157e308", "4.9e-324",
  "2.2125833E-1", "9007199254740993", "1e23", "8.41e21",
])
func numbersEqualTheNearestDouble(text: String) throws {
  let value = try #require(try parse(text).number)
  #expect(value.bitPattern == Double(text)?.bitPattern)
}

@Test func randomDoublesSurviveWritingAndReading() throws {
  var generator = SeededDraws(seed: 7)
  for _ in 0..<20_000 {
    let value = Double(bitPattern: generator.next())
    guard value.isFinite else { continue }
    #expect(try parse(value.description).number?.bitPattern == value.bitPattern)
  }
}

@Test(arguments: [
  "", " ", "{", "[1,]", "{\"a\":1,}", "[\"\",]", "01", "-", "1.", ".5", "+1", "1e", "NaN", "nul",
  "[1 2]", "{\"a\" 1}", "{a:1}", "'a'", "\"\\x\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a",
  "1 2",
  "\u{FEFF}1", "\"\t\"", "1e999",
])
func textsThatAreNotJSONAreRefused(text: String) {
  #expect(refusal(text) != nil)
}

@Test func aRepeatedNameIsRefusedAtAnyDepth() {
  #expect(refusal("{\"a\":1,\"a\":2}") == .repeatedName)
  #expect(refusal("[{\"b\":{\"a\":1,\"\\u0061\":2}}]") == .repeatedName)
}

@Test func depthIsBounded() {
  let deep = String(repeating: "[", count: 100_000)
  #expect(refusal(deep) == .tooDeep(limit: 64))
  #expect(refusal(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) == nil)
}

@Test func badUTF8IsRefusedEvenInNamesNobodyReads() {
  #expect(throws: JSONProblem(kind: .notUTF8, offset: 1)) {
    try StrictJSON.parse([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D])
  }
  #expect(throws: JSONProblem.self) { try StrictJSON.parse([0x22, 0xC0, 0x80, 0x22]) }
}

@Test func aWrongShapeNamesThePlaceAndNotTheValue() {
  struct Row: Decodable { let income: [Double] }
  do {
    _ = try StrictJSON.decode(Row.self, from: Array("{\"income\":[1,\"secret\"]}".utf8))
    Issue.record("decoded")
  } catch {
    #expect(error.kind == .shape(path: "income.[1]"))
    #expect(!error.sentence.contains("secret"))
  }
}

@Test func theSameValueGivesTheSameBytes() throws {
  let value = ["b": 1.5, "a": 2]
  #expect(String(decoding: try StrictJSON.encode(value), as: UTF8.self) == "{\"a\":2,\"b\":1.5}")
}

@Test func numbersThatJSONLacksAreReadOnlyWhereTheyAreAskedFor() throws {
  for (text, value) in [("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity)] {
    let list = Array("[1, \(text), -2]".utf8)
    #expect(throws: JSONProblem.self) { try StrictJSON.parse(list) }
    let numbers = try StrictJSON.parse(list, acceptsNonFinite: true).array?.compactMap(\.number)
    #expect(numbers?.count == 3)
    let read = try #require(numbers?[1])
    #expect(read == value || read.isNaN && value.isNaN)
  }
  for text in ["Nan", "Inf", "-Inf", "-NaN", "N", "-I"] {
    #expect(throws: JSONProblem.self) {
      try StrictJSON.parse(Array(text.utf8), acceptsNonFinite: true)
    }
  }
}
