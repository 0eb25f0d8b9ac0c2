import Lending
import Monitoring
import Scoring
import Testing

@testable import Training

@Suite("Groups in the inputs", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct ProxyStrengthTests {
  private let loans: [HistoricLoan]
  private let features: [Feature]

  init() throws {
    loans = try madeUpLoans(.sample, 1200, seed: 6).loans.filter(\.isResolved)
    features = InstallmentInputs.few(.borrower, RiskCodes(observedIn: loans))
  }

  private func strength(_ group: [Int?]) async throws -> ProxyStrength {
    try await ProxyStrength(
      loans, features: features, groups: ["group_band": group], seed: 3,
      workers: Workers(threads: 2), tick: {})
  }

  @Test("A group that one input gives away is found, with the input's name")
  func planted() async throws {
    let incomes = loans.map { $0.application.number(.annualIncome) ?? 0 }
    let strength = try await strength(incomes.map { $0 > 80_000 ? 1 : 2 })

    #expect(strength.rows.map(\.value) == [1, 2])
    #expect(strength.rows.allSatisfy { $0.together.value > 0.99 })
    #expect(strength.rows.allSatisfy { $0.strongest.input == "effective_income" })
    let refusal = #expect(throws: TrainingError.self) { try strength.check() }
    #expect(refusal?.sentence.contains("effective_income alone tells group_band 1") == true)
  }

  @Test("A group that several inputs give away together is told and not refused")
  func together() async throws {
    let group = loans.map { loan in
      let (income, score) = (
        loan.application.number(.annualIncome) ?? 0, loan.application.number("fico_score") ?? 0
      )
      return (income - 80_000) / 30_000 + (score - 735) / 45 > 0 ? 1 : 2
    }

    let strength = try await strength(group)

    let row = try #require(strength.rows.first)
    #expect(row.together.value > row.strongest.area + 0.05)
    #expect(row.together.low < row.together.value && row.together.value < row.together.high)
  }

  @Test("A group by lot is not seen, and where it is unknown nothing is asked")
  func byLot() async throws {
    var draws = SeededDraws(seed: 9)
    let group = loans.map { _ in draws.share() < 0.2 ? nil : draws.index(below: 2) }

    let strength = try await strength(group)

    try strength.check()
    let row = try #require(strength.rows.first)
    #expect(row.known == group.count { $0 != nil })
    #expect(row.members == group.count { $0 == 0 })
    #expect(abs(row.together.value - 0.5) < 0.06)
  }

  @Test("A group of fewer than 200 is not judged")
  func few() async throws {
    #expect(try await strength(loans.indices.map { $0 < 199 ? 1 : 2 }).rows.isEmpty)
    #expect(try await strength(loans.indices.map { $0 < 200 ? 1 : 2 }).rows.count == 2)
  }

  @Test("Two threads give what one gives")
  func threads() async throws {
    let groups = CensusRegion.groups(loans).merging(["a": loans.map(\.application.termMonths)]) {
      $1
    }
    func made(_ threads: Int) async throws -> ProxyStrength {
      try await ProxyStrength(
        loans, features: features, groups: groups, seed: 3, workers: Workers(threads: threads),
        tick: {})
    }
    #expect(try await made(1) == made(2))
  }

  @Test("An input made from a field that a score may not see is refused")
  func names() throws {
    try ProxyStrength.checkNames(features)
    let planted = Feature(
      name: "place", source: .number("region"), toldAs: "region", monotone: 0)
    #expect(
      throws: TrainingError.checkFailed(
        "the input place reads region, which a credit score may not see")
    ) { try ProxyStrength.checkNames(features + [planted]) }
  }

  @Test("Every state and the federal district stand in one of four regions, territories in none")
  func regions() {
    let states =
      "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH "
      + "NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
    let regions = states.split(separator: " ").map { CensusRegion(state: String($0)) }
    #expect(regions.count == 51 && !regions.contains(nil))
    #expect(
      CensusRegion.allCases.map { region in regions.count { $0 == region } } == [9, 12, 17, 13])
    #expect(CensusRegion(state: "PR") == nil)
  }
}
