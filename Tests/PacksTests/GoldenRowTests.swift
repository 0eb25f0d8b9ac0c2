import Lending
import Testing

@testable import Packs

private func row(loss: Double? = 3.5, outside: Double? = 0.4) -> GoldenRow {
  GoldenRow(
    fields: [.loanAmount: .number(1000)], logOdds: -1, low: -2, high: 0, score: 600,
    band: Band(letter: "C"), margin: -1, expectedLoss: loss, outOfDomain: outside)
}

@Test func anotherLossOrPlaceAmongThePastIsTold() {
  #expect(row().difference(from: row()) == nil)
  #expect(row().difference(from: row(loss: 3.5.nextUp)) == "expected loss")
  #expect(row().difference(from: row(loss: nil)) == "expected loss")
  #expect(row().difference(from: row(outside: 0.4.nextUp)) == "out-of-domain measure")
  #expect(row().difference(from: row(outside: nil)) == "out-of-domain measure")
}

@Test func aRowOfBeforeTheyWereKeptAsksForNeither() {
  #expect(row(loss: nil, outside: nil).difference(from: row()) == nil)
}
