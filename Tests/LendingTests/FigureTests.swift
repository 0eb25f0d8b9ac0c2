import Lending
import Testing

@Test(arguments: [
  ("12000", 12000), ("12 000", 12000), ("12,000", 12000), ("12,000.50", 12000.5), ("12.5", 12.5),
  ("12,5", 12.5), ("18.2 %", 18.2), ("1,234,567", 1_234_567), ("-3", -3), ("−3", -3), ("1e3", 1000),
  ("12'000", 12000), ("0,125", 0.125), ("-0,725", -0.725), ("12\u{202F}000", 12000), (".5", 0.5),
])
func numbersAreReadAsPeopleTypeThem(text: String, value: Double) {
  #expect(Figure.read(text) == value)
}

@Test(arguments: [
  "", "abc", "1,2,3", "12,00,0", "1.2.3", "nan", "inf", "0x10", "1,23.4", "--1", "%", "1e999",
  "0,125.5", "01,234",
])
func whatIsNoNumberIsNotRead(text: String) {
  #expect(Figure.read(text) == nil)
}

@Test func figuresAreWrittenAlikeEverywhere() {
  #expect(Figure.grouped(1_234_567.5, decimals: 2) == "1\u{202F}234\u{202F}567.50")
  #expect(Figure.grouped(-950) == "−950")
  #expect(Figure.fixed(-0.000_1, decimals: 2) == "0.00")
  #expect(Figure.fixed(-12.345, decimals: 1) == "-12.3")
  #expect(Figure.fixed(0.05, decimals: 6) == "0.050000")
  #expect(Figure.fixed(.nan, decimals: 2) == "")
  #expect(Figure.signed(0.414) == "+0.41")
  #expect(Figure.signed(-0.22) == "−0.22")
  #expect(Figure.percent(0.1944) == "19.4\u{202F}%")
  #expect(Figure.plain(36) == "36")
  #expect(Figure.plain(0.5) == "0.5")
}

@Test func fixedAgreesWithTheNearestDecimal() {
  var generator = SeededDraws(seed: 3)
  for _ in 0..<20_000 {
    let value = Double.random(in: -1e6...1e6, using: &generator)
    for decimals in 0...6 {
      let written = Double(Figure.fixed(value, decimals: decimals)) ?? .nan
      #expect(abs(written - value) <= 0.5 / Elementary.power(10, decimals) + 1e-9)
    }
  }
}

/// The same with texts that are cut and joined.
private func slowlyFixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return "" }
  guard abs(value) < 1e15 else { return value.description }
  let units = (abs(value) * Elementary.power(10, decimals)).rounded(.toNearestOrEven)
  guard units < 9e18 else { return value.description }
  let whole = Int64(units)
  let sign = value < 0 && whole != 0 ? "-" : ""
  guard decimals > 0 else { return sign + String(whole) }
  let digits = String(whole)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

@Test func fixedWritesWhatCuttingAndJoiningTextsWrites() {
  var generator = SeededDraws(seed: 4)
  let ends: [Double] = [
    0, -0.0, 1, -1, 0.5, 1.5, 9.5, 99.995, 1e14, -1e14, 1e15, 1e18, 1e300,
    -Double.leastNonzeroMagnitude,
  ]
  let drawn = (0..<100_000).map { _ in
    Double(
      sign: Bool.random(using: &generator) ? .plus : .minus,
      exponent: Int.random(in: -30...60, using: &generator),
      significand: Double.random(in: 1..<2, using: &generator))
  }
  for value in ends + drawn {
    for decimals in [0, 1, 2, 4, 6] {
      #expect(Figure.fixed(value, decimals: decimals) == slowlyFixed(value, decimals))
      var bytes: [UInt8] = []
      Figure.append(value, decimals: decimals, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == slowlyFixed(value, decimals))
    }
  }
}

@Test(arguments: [
  "1 2", "3 6", "1\n2", "1\t2", "1'2", "1_2", "12 00", "1 2345", "5 5 5", "' 5",
  "12'", "12_", "'", "_", "1 _", "12 000'",
])
func digitsApartAreNoNumber(text: String) {
  #expect(Figure.read(text) == nil)
}

@Test func groupsOfThreeAreOneNumber() {
  for text in ["12 000", " 12\u{202F}000 ", "12'000", "12_000", "1 234 567"] {
    #expect(Figure.read(text) == Double(text.filter(\.isNumber)), "\(text)")
  }
  #expect(Figure.read("12.5 %") == 12.5)
  #expect(Figure.read("- 5") == -5)
  #expect(Figure.read("12 000,50") == 12000.5)
}

@Test func noMixOfMarksStopsTheReading() {
  var generator = SeededDraws(seed: 5)
  let marks = Array("0127.,'_ -+%e\u{202F}−\t\n")
  for _ in 0..<20_000 {
    let text = String(
      (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        marks[Int.random(in: 0..<marks.count, using: &generator)]
      })
    if let value = Figure.read(text) { #expect(value.isFinite, "\(text)") }
  }
}
