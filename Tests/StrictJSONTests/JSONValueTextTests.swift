import StrictJSON
import Testing

private let text = """
  {
    "name": "a \\"b\\"/ü",
    "list": [
      1,
      2.5,
      -3e+20
    ],
    "empty": {},
    "none": [],
    "flag": true,
    "nothing": null
  }
  """

@Test func aValueIsWrittenAsItWasReadInItsOrder() throws {
  let value = try StrictJSON.parse(Array(text.utf8))
  #expect(try value.text() == text)
}

@Test func aPlaceIsExchangedAddedOrTakenAwayAndTheRestStays() throws {
  let value = try StrictJSON.parse(Array("{\"a\": {\"b\": 1, \"c\": 2}, \"d\": 3}".utf8))
  func written(_ new: JSONValue?, _ path: String...) throws -> JSONValue {
    value.with(new, at: path)
  }
  func read(_ text: String) throws -> JSONValue { try StrictJSON.parse(Array(text.utf8)) }
  #expect(
    try written(.number(9), "a", "b") == read("{\"a\": {\"b\": 9, \"c\": 2}, \"d\": 3}"))
  #expect(try written(nil, "a", "b") == read("{\"a\": {\"c\": 2}, \"d\": 3}"))
  #expect(
    try written(.string("x"), "e", "f")
      == read("{\"a\": {\"b\": 1, \"c\": 2}, \"d\": 3, \"e\": {\"f\": \"x\"}}"))
  #expect(try written(nil, "z") == value)
}
