import Lending
import Testing

@testable import Monitoring

private func loan(
  _ end: WatchedLoan.End?, at logOdds: Double = -1, band: String = "C", month: Int? = 24_000,
  term: Int? = 36
) -> WatchedLoan {
  WatchedLoan(
    logOdds: logOdds, band: Band(letter: band), month: month, term: term, end: end,
    verdict: logOdds < 0 ? .approve : .decline)
}

/// Defaults come evenly over the term.
private func evenly(
  _ chance: Probability, _ term: Int, _ months: Int
) -> OutcomeStudy.Course? {
  let share = min(1, Double(months) / Double(term))
  let p = chance.value
  return OutcomeStudy.Course(byNow: p * share, later: p * (1 - share) / (1 - p * share))
}

private func watch(
  _ loans: [WatchedLoan], asOf: Int, timing: OutcomeStudy.Timing = evenly
) -> OutcomeWatch? {
  var draws = SeededDraws(seed: 1)
  return OutcomeStudy.watch(
    loans, asOf: asOf, vintageVariance: 0, timing: timing, resamples: 20, draws: &draws)
}

@Suite("Outcomes")
struct OutcomeStudyTests {
  @Test("Early ends of a vintage that still runs are not measured as if they were all")
  func immatureLeftOut() throws {
    let old = (0..<40).map { index in
      loan(index % 4 == 0 ? .defaulted : .repaid, at: Double(index) / 10 - 2, month: 23_000)
    }
    let young = (0..<10).map { _ in loan(.defaulted) } + (0..<30).map { _ in loan(.open) }

    let found = try #require(watch(old + young, asOf: 24_012))

    #expect(found.loans == 40 && found.defaults == 10)
    #expect(found.immature == 10 && found.open == 30)
    #expect(found.vintages.map(\.month) == ["1916-09", "2000-01"])
  }

  @Test("A young vintage is held against what was to be expected by now, every loan counted")
  func byNow() throws {
    let young = (0..<10).map { _ in loan(.defaulted) } + (0..<90).map { _ in loan(.open) }

    let vintage = try #require(watch(young, asOf: 24_012)?.vintages.first)

    let chance = Elementary.logistic(-1)
    let due = try #require(vintage.byNow)
    #expect(abs(due.expected - 100 * chance / 3) < 1e-9)
    #expect(due.actual == 10 && due.loans == 100)
    #expect(abs(try #require(vintage.shareByNow) - 1.0 / 3) < 1e-9)
    // Those that run default later with their chance of the rest.
    let later = chance * 2 / 3 / (1 - chance / 3)
    #expect(abs(try #require(vintage.rolledForward) - (10 + 90 * later) / 100) < 1e-9)
  }

  @Test("A loan that runs in a row of an earlier day is told up to that day only")
  func earlierRows() throws {
    let running = WatchedLoan(
      logOdds: -1, band: Band(letter: "C"), month: 24_000, term: 36, end: .open, seen: 24_009)

    let vintage = try #require(
      watch([running, loan(.repaid)], asOf: 24_100)?.vintages.first)

    let chance = Elementary.logistic(-1)
    #expect(abs(try #require(vintage.byNow).expected - (chance / 4 + chance)) < 1e-9)
    #expect(!vintage.isMature)
  }

  @Test("Without curves a young vintage is left out, and a mature one is not")
  func withoutCurves() throws {
    let loans = [loan(.defaulted), loan(.open), loan(.repaid, month: 23_000)]

    let found = try #require(watch(loans, asOf: 24_012, timing: { _, _, _ in nil }))

    #expect(found.vintages[0].byNow?.loans == 1)
    #expect(found.vintages[1].byNow == nil && found.vintages[1].rolledForward == nil)
  }

  @Test("Where nothing is known of any end there is nothing to measure")
  func nothingKnown() {
    #expect(watch([loan(.open), loan(nil)], asOf: 24_100) == nil)
  }

  @Test("Expected defaults are the sum of the chances, by band and as a whole")
  func bands() throws {
    let good = (0..<50).map { index in
      loan(index < 5 ? .defaulted : .repaid, at: -2, band: "A", month: nil, term: nil)
    }
    let poor = (0..<50).map { index in
      loan(index < 45 ? .defaulted : .repaid, at: 0, band: "D", month: nil, term: nil)
    }

    let found = try #require(watch(good + poor, asOf: 24_000))

    #expect(!found.knowsVintages)
    #expect(found.bands.map(\.name) == ["A", "D"])
    #expect(abs(found.bands[0].expected - 50 * Elementary.logistic(-2)) < 1e-9)
    #expect(!found.bands[0].isOutside && found.bands[1].isOutside)
    #expect(try #require(found.whole).actual == 50)
  }
}

@Suite("Performance without outcomes")
struct ForetoldStudyTests {
  @Test("The foretold area is that of all pairs weighted by their chances")
  func area() throws {
    var draws = SeededDraws(seed: 4)
    let values = (0..<60).map { _ in (draws.share() * 4 - 3) * 4 }.map { $0.rounded() / 4 }
    var (won, pairs) = (0.0, 0.0)
    for (i, x) in values.enumerated() {
      for (j, z) in values.enumerated() where i != j {
        let weight = Elementary.logistic(x) * (1 - Elementary.logistic(z))
        pairs += weight
        won += weight * (x > z ? 1 : x == z ? 0.5 : 0)
      }
    }

    let found = try #require(ForetoldStudy.watch(values.map { loan(nil, at: $0) }, draws: &draws))

    #expect(abs(try #require(found.areaUnderCurve).value - won / pairs) < 1e-12)
  }

  @Test("Where the chances are right the interval holds the true area 9 times in 10 and more")
  func coverage() throws {
    var (held, near) = (0, 0)
    let windows = 60
    for seed in 0..<windows {
      var draws = SeededDraws(seed: UInt64(seed))
      let values = (0..<1000).map { _ in
        NormalDistribution.quantile(0.001 + 0.998 * draws.share()) - 1.6
      }
      let outcomes = values.map { draws.share() < Elementary.logistic($0) }
      let truth = try #require(ScoredOutcomes(logOdds: values, outcomes: outcomes)?.areaUnderCurve)
      let found = try #require(
        ForetoldStudy.watch(values.map { loan(nil, at: $0) }, resamples: 60, draws: &draws)?
          .areaUnderCurve)
      held += (found.low...found.high).contains(truth) ? 1 : 0
      near += abs(found.value - truth) <= 0.05 ? 1 : 0
      #expect(found.high - found.low <= 0.1)
    }
    #expect(Double(held) >= 0.85 * Double(windows), "\(held)")
    #expect(Double(near) >= 0.9 * Double(windows), "\(near)")
  }

  @Test("The approved have their own expected rate")
  func approved() throws {
    var draws = SeededDraws(seed: 1)
    let found = try #require(
      ForetoldStudy.watch([-2, -1, 1].map { loan(nil, at: $0) }, draws: &draws))

    #expect(found.approved == 2)
    let mean = (Elementary.logistic(-2) + Elementary.logistic(-1)) / 2
    #expect(abs(try #require(found.approvedDefaultRate).value - mean) < 1e-12)
  }
}

@Suite("Decisions")
struct DecisionStudyTests {
  private func decision(
    _ person: String, _ verdict: Verdict, _ recommended: Verdict, hours: Double? = nil,
    end: WatchedLoan.End? = nil
  ) -> WatchedDecision {
    WatchedDecision(
      person: person, month: "2026-01", verdict: verdict, recommended: recommended, hours: hours,
      end: end, chance: 0.2)
  }

  @Test("Rates, overrides and what came of them are told by person and together")
  func lines() throws {
    let found = try #require(
      DecisionStudy.watch([
        decision("ada", .approve, .approve, hours: 2),
        decision("ada", .approve, .refer, hours: 6, end: .defaulted),
        decision("ada", .decline, .approve), decision("bob", .decline, .decline, hours: 30),
      ]))

    #expect(found.whole.decided == 4 && found.whole.approvalRate == 0.5)
    #expect(found.whole.medianHours == 6)
    #expect(found.people.map(\.name) == ["ada", "bob"])
    let ada = found.people[0]
    #expect(ada.overrides == 2 && ada.approvedAgainst == 1 && ada.declinedAgainst == 1)
    #expect(ada.overridesEnded == 1 && ada.overridesDefaulted == 1 && ada.overridesExpected == 0.2)
    #expect(found.people[1].overrideRate == 0 && found.people[1].medianHours == 30)
    #expect(DecisionStudy.watch([]) == nil)
  }
}
