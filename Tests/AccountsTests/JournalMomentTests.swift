import Testing

@testable import Accounts

@Suite struct JournalMomentTests {
  @Test(arguments: [
    "", "2026-11-21", "2026-11-21T09:00:00Z", "2026-11-21T09:00:00.000+",
    "2026-11-21 09:00:00.000Z",
    "2026-11-21T09:00:00.0000Z", "２026-11-21T09:00:00.000Z",
  ])
  func `a time that is not laid down so does not exist`(at: String) {
    #expect(JournalMoment(at: at, seq: 0) == nil)
    #expect(JournalMoment(at: "2026-11-21T09:00:00.000Z", seq: 0)?.seq == 0)
    #expect(JournalMoment(at: "2026-11-21T09:00:00.000Z", seq: -1) == nil)
  }
}
