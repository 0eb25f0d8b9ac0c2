import Testing

@testable import Training

@Suite("Census regions")
struct CensusRegionTests {
  @Test("Each state stands in its region, and what is no state in none")
  func states() {
    #expect(CensusRegion.of("OH") == "Midwest")
    #expect(CensusRegion.of("CA") == "West")
    #expect(CensusRegion.of("DC") == "South")
    #expect(CensusRegion.of("NY") == "Northeast")
    #expect(CensusRegion.of("Ontario") == nil)
  }
}
