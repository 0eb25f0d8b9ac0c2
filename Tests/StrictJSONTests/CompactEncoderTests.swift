import Foundation
import Testing

@testable import StrictJSON

/// Everything that can be written, in every kind of container.
private struct Sample: Codable, Equatable {
  enum Kind: String, Codable { case one, two }
  enum Choice: Codable, Equatable {
    case empty
    case pair(Int, named: String)
  }
  struct Inner: Codable, Equatable {
    var b: Double?
    var a: [Double]
    var capital: [String: [Int]]
    var low = 1

    enum CodingKeys: String, CodingKey {
      case b, a
      case capital = "A"
      case low = "a_b"
    }
  }

  var text: String
  var number: Double
  var float: Float
  var whole: Int
  var small: Int8
  var large: UInt64
  var isTrue: Bool
  var kind: Kind
  var choice: Choice
  var nothing: String?
  var optionals: [Double?]
  var inner: Inner
  var list: [Inner]
  var emptyList: [Int]
  var emptyMap: [String: Int]
  var ab: Int
  var aB: Int
  var a1: Int
  var a10: Int
  var a2: Int
}

/// The fast writer says what Foundation's says, byte for byte: what was kept replays by these bytes.
@Suite struct CompactEncoderTests {
  private func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func ours(_ value: some Encodable) throws -> String {
    String(decoding: try StrictJSON.encode(value), as: UTF8.self)
  }

  private func sample(_ random: inout SystemRandomNumberGenerator) -> Sample {
    func number() -> Double {
      switch Int.random(in: 0..<5, using: &random) {
      case 0: Double(Int.random(in: -1000...1000, using: &random))
      case 1: Double.random(in: -1...1, using: &random)
      case 2: Double.random(in: 0...1e22, using: &random)
      case 3:
        [0, -0.0, 1e16, 1e15, 1e-5, 0.0001, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
          .randomElement(using: &random) ?? 0
      default:
        Double(bitPattern: UInt64.random(in: 0..<0x7FF0_0000_0000_0000, using: &random))
      }
    }
    func text() -> String {
      String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 0..<12, using: &random)).compactMap { _ in
            Unicode.Scalar(
              UInt32.random(in: 0..<0x2100, using: &random) >> UInt32.random(in: 0..<8))
          }))
    }
    func inner() -> Sample.Inner {
      Sample.Inner(
        b: Bool.random() ? number() : nil, a: (0..<3).map { _ in number() },
        capital: ["x" + text(): [1, 2], "y" + text(): []])
    }
    return Sample(
      text: text(), number: number(), float: Float(number()).isFinite ? Float(number()) : 1,
      whole: .random(in: .min ... .max, using: &random),
      small: .random(in: .min ... .max, using: &random),
      large: .random(in: 0 ... .max, using: &random), isTrue: Bool.random(using: &random),
      kind: .two, choice: Bool.random() ? .empty : .pair(3, named: text()), nothing: nil,
      optionals: [nil, number()], inner: inner(), list: [inner(), inner()], emptyList: [],
      emptyMap: [:], ab: 2, aB: 3, a1: 4, a10: 5, a2: 6)
  }

  @Test func `random values are written as Foundation writes them`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<600 {
      var value = sample(&random)
      if !value.float.isFinite { value.float = 0 }
      let (written, expected) = (try ours(value), try foundation(value))
      #expect(written == expected)
    }
  }

  @Test func `every byte of a text is escaped as Foundation does`() throws {
    for scalar in (0..<0x2100).compactMap(Unicode.Scalar.init) {
      let text = "x\(Character(scalar))/y"
      #expect(try ours([text]) == foundation([text]), "\(scalar.value)")
    }
  }

  @Test func `values alone are written too`() throws {
    #expect(try ours(1.0) == "1")
    #expect(try ours("a\"b") == #""a\"b""#)
    #expect(try ours([String: Int]()) == "{}")
    #expect(try ours([Int?]([nil, 2])) == "[null,2]")
  }

  @Test func `what no number is refused`() {
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(throws: JSONProblem.self) { try StrictJSON.encode([number]) }
      #expect(throws: JSONProblem.self) { try StrictJSON.encode(["a": ["b": number]]) }
    }
  }
}
