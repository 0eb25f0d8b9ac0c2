import Lending
import Testing

@testable import Monitoring

@Suite("Champion and challenger")
struct ChallengerStudyTests {
  private func loan(
    _ champion: Double, _ challenger: Double, _ first: Verdict, _ second: Verdict,
    _ end: WatchedLoan.End? = nil
  ) -> TwiceScored {
    TwiceScored(
      champion: champion, challenger: challenger, championVerdict: first,
      challengerVerdict: second, end: end)
  }

  private func report(_ loans: [TwiceScored]) -> ChallengerReport {
    var draws = SeededDraws(seed: 1)
    return ChallengerStudy.report(
      champion: "a@1", challenger: "b@1", loans, rejected: 0, draws: &draws)
  }

  @Test("Whom they would exchange is told with what came of them")
  func swaps() throws {
    let found = report([
      loan(-2, -2, .approve, .approve, .repaid), loan(-2, -1, .approve, .decline, .defaulted),
      loan(-1, -2, .decline, .approve, .repaid), loan(-1, -2, .refer, .approve),
    ])

    #expect(found.agreement == 0.25)
    #expect(abs(try #require(found.meanDistance) - 0.75) < 1e-12)
    #expect(found.swappedIn.map(\.loans) == [1, 1] && found.swappedOut.map(\.defaultRate) == [1])
    #expect(found.ended == 3 && found.defaulted == 1)
    #expect(found.swappedIn.first { $0.champion == .refer }?.defaultRate == nil)
    let out = try #require(found.swappedOut.first)
    #expect(abs(out.championExpected - Elementary.logistic(-2)) < 1e-12)
    #expect(abs(out.challengerExpected - Elementary.logistic(-1)) < 1e-12)
  }

  @Test("A challenger that ranks better has an area that is larger by more than chance")
  func ranking() throws {
    var draws = SeededDraws(seed: 9)
    let loans = (0..<600).map { _ in
      let x = draws.share() * 6 - 4
      let end: WatchedLoan.End = draws.share() < Elementary.logistic(x) ? .defaulted : .repaid
      return loan(x + (draws.share() - 0.5) * 8, x, .approve, .approve, end)
    }

    let found = report(loans)

    #expect(try #require(found.areaDifference).low > 0)
    #expect(try #require(found.brierDifference).high < 0)
    #expect(found.agreement == 1)
  }

  @Test("Without loans, or without both ends, there is nothing to compare")
  func nothing() {
    #expect(report([]).agreement == nil && report([]).cells.isEmpty)
    #expect(report([loan(-1, -1, .approve, .approve, .repaid)]).areaDifference == nil)
  }
}
