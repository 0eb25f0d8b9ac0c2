import Lending
import Testing

@testable import Monitoring

/// Ninety loans of three groups; the expected numbers are those of fairlearn 0.15.0
/// (`MetricFrame` of `selection_rate`, `true_positive_rate` and `false_positive_rate`,
/// `demographic_parity_ratio`) with 1 for repaid and for approved.
private let loans: [WatchedLoan] = (0..<90).map { i in
  let group = ["a", "b", "c"][(i * 7 + i / 11) % 3]
  let repaid = (i * i + 3 * i) % 7 < 5
  let approved = (i * 5 + (group == "a" ? 2 : 0) + i / 4) % 9 < 5
  return WatchedLoan(
    logOdds: -1, band: Band(letter: "C"), end: repaid ? .repaid : .defaulted,
    verdict: approved ? .approve : i.isMultiple(of: 2) ? .refer : .decline, groups: [group])
}

@Suite("Fairness")
struct FairnessStudyTests {
  private func near(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= 1e-12 } ?? false
  }

  @Test("Rates, ratio and gaps equal fairlearn's")
  func figures() throws {
    let found = FairnessStudy.fairness(loans, by: "group", at: 0, minimum: 1)

    let (a, b, c) = (found.groups[0], found.groups[1], found.groups[2])
    #expect(found.reference == "b" && b.impactRatio == nil)
    #expect(near(a.selectionRate, 0.48484848484848486))
    #expect(near(b.selectionRate, 0.5757575757575758))
    #expect(near(c.selectionRate, 0.5416666666666666))
    #expect(near(a.approvedOfRepaid, 0.5416666666666666))
    #expect(near(c.approvedOfRepaid, 0.7058823529411765))
    #expect(near(b.approvedOfDefaulted, 0.7777777777777778))
    #expect(near(c.approvedOfDefaulted, 0.14285714285714285))
    #expect(near(found.equalOpportunityGap, 0.20588235294117652))
    #expect(near(found.falsePositiveGap, 0.6349206349206349))
    #expect(near(a.impactRatio?.value, 0.8421052631578947))
    #expect(near(a.impactRatio?.low, 0.5328498701021414))
    #expect(near(a.impactRatio?.high, 1.3308462927884221))
    #expect(near(c.impactRatio?.high, 1.505754414953124))
  }

  @Test("A group below the minimum concludes nothing and is no reference")
  func smallGroups() throws {
    let found = FairnessStudy.fairness(loans, by: "group", at: 0, minimum: 30)

    let small = try #require(found.groups.first { $0.name == "c" })
    #expect(!small.isLargeEnough && small.impactRatio == nil && small.loans == 24)
    #expect(found.reference == "b")
    #expect(found.equalOpportunityGap == nil)
  }

  @Test("The group that the others are held against can be named")
  func namedReference() throws {
    let found = FairnessStudy.fairness(loans, by: "group", at: 0, minimum: 1, reference: "a")

    #expect(found.reference == "a")
    #expect(near(found.groups[1].impactRatio?.value, 1 / 0.8421052631578947))
  }

  @Test("Calibration within a group counts its own loans only")
  func calibration() throws {
    let found = FairnessStudy.fairness(loans, by: "group", at: 0, minimum: 1)

    let group = try #require(found.groups[0].calibration)
    #expect(group.loans == 33)
    #expect(near(group.expected, 33 * Elementary.logistic(-1)))
    #expect(group.actual == 9)
  }

  @Test("A group of less than two in a hundred is not what the others are held against")
  func rareReference() {
    let rare = (0..<30).map { _ in
      WatchedLoan(
        logOdds: -1, band: Band(letter: "C"), verdict: .approve, groups: ["rare"])
    }
    let many = (0..<40).flatMap { _ in loans }

    let found = FairnessStudy.fairness(many + rare, by: "group", at: 0)

    #expect(found.reference == "b")
    #expect(found.groups.first { $0.name == "rare" }?.impactRatio != nil)
  }
}
