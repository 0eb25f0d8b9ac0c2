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
