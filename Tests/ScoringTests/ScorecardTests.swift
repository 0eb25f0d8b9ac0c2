import FoundationEssentials
import Lending
import Scoring
import StrictJSON
import Testing

private let card = Scorecard(
  intercept: -1.25,
  tables: [
    BinTable(edges: [10, 20.5], values: [0.5, 0.25, -0.125], unknown: 0.0625),
    BinTable(edges: [], values: [0], unknown: 0),
    BinTable(edges: [-3], values: [-0.75, 1.5], unknown: 0.1),
  ])

@Suite("Scorecard")
struct ScorecardTests {
  @Test("A row's log-odds are the intercept and one value a table, an unknown input its own")
  func sums() {
    #expect(card.logOdds([9.99, 7, -3]) == -1.25 + 0.5 + 0 + 1.5)
    #expect(card.logOdds([10, 7, -3.5]) == -1.25 + 0.25 + 0 - 0.75)
    #expect(card.logOdds([.nan, .nan, .nan]) == -1.25 + 0.0625 + 0 + 0.1)
  }

  @Test("Written and read back it is the same card")
  func roundTrip() throws {
    let bytes = [UInt8](try JSONEncoder().encode(card))
    #expect(try StrictJSON.decode(Scorecard.self, from: bytes) == card)
  }

  @Test(
    "A card whose edges fall, whose counts do not fit or that has no table is refused",
    arguments: [
      #"{"intercept":0,"tables":[]}"#,
      #"{"intercept":0,"tables":[{"edges":[2,1],"values":[1,2,3],"unknown":0}]}"#,
      #"{"intercept":0,"tables":[{"edges":[1,1],"values":[1,2,3],"unknown":0}]}"#,
      #"{"intercept":0,"tables":[{"edges":[1],"values":[1,2,3],"unknown":0}]}"#,
      #"{"intercept":0,"tables":[{"edges":[1],"values":[1],"unknown":0}]}"#,
      #"{"intercept":0,"tables":[{"edges":[1],"values":[1,2]}]}"#,
      #"{"intercept":0,"tables":[{"edges":[1e39],"values":[1,2],"unknown":0}]}"#,
      #"{"intercept":1e400,"tables":[{"edges":[1],"values":[1,2],"unknown":0}]}"#,
      #"{"tables":[{"edges":[1],"values":[1,2],"unknown":0}]}"#,
    ])
  func refused(_ text: String) {
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(Scorecard.self, from: Data(text.utf8))
    }
  }
}
