import Desk
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Money and evidence", .serialized)
struct MoneyPageTests {
  private func assessed(
    _ demo: String
  ) throws -> (desk: Desk, application: LoanApplication, assessment: Assessment) {
    let desk = try Desk()
    let form = try desk.readApplication("\(desk.resources)/demo/\(demo).json").form
    guard case .assessed(let application, let assessment) = desk.assess(form) else {
      throw DeskProblem.notAssessed
    }
    return (desk, application, assessment)
  }

  nonisolated static let demos = ["1-steady-borrower", "2-close-call", "3-priced-by-the-lender"]

  @Test("Cash by month adds up to the assessment's cash flow", arguments: demos)
  func cash(demo: String) throws {
    let flow = try #require(try assessed(demo).assessment.cashFlow)
    let parts = flow.months.reduce(0) {
      $0 + $1.interest.amount + $1.scheduledPrincipal.amount + $1.prepaidPrincipal.amount
        + $1.recovery.amount - $1.servicingFee.amount
    }

    let received = flow.received.map(\.amount)

    #expect(abs(received.reduce(0, +) - parts) < 1e-6)
    #expect(received.count >= flow.months.count)
    // Worth today what the assessment says, recoveries at their own time.
    let monthly = flow.discountRate.monthlyFraction
    var factor = 1.0
    let value = received.reduce(0) {
      factor /= 1 + monthly
      return $0 + $1 * factor
    }
    #expect(
      abs(value - flow.outlay.amount - flow.netPresentValue.amount) < 0.001 * flow.outlay.amount)
  }

  @Test(
    "The returns add up to one and lose money as often as the assessment says", arguments: demos)
  func returns(demo: String) throws {
    let (desk, application, assessment) = try assessed(demo)
    let range = try #require(assessment.returns)
    let spread = try #require(desk.returnDistribution(application, assessment, width: 0.25))

    let whole = spread.bins.reduce(0) { $0 + $1.share }
    let losing = spread.bins.filter { $0.high <= 0 }.reduce(0) { $0 + $1.share }
    #expect(abs(whole - 1) < 1e-9)
    #expect(abs(losing - range.chanceOfLosingMoney) < 1e-9)
    for (mark, share) in [(range.p10, 0.1), (range.p50, 0.5), (range.p90, 0.9)] {
      let below = spread.bins.filter { $0.high <= mark.percent }.reduce(0) { $0 + $1.share }
      let upTo = spread.bins.filter { $0.low <= mark.percent }.reduce(0) { $0 + $1.share }
      #expect(below <= share && share <= upTo + 1e-9)
    }
  }

  @Test("The limit's page tells the limit of the assessment, bound by one drawn rule")
  func limit() async throws {
    let (desk, application, assessment) = try assessed("2-close-call")
    let model = screening(DeskVerbs(desk))
    model.fill(
      with: try desk.readApplication("\(desk.resources)/demo/2-close-call.json").form,
      reference: nil)
    let results = ResultModel(model)
    results.show(.money)
    for _ in 0..<6_000 where results.state.isWorking {
      try await Task.sleep(for: .milliseconds(10))
    }

    let page = try #require(results.state.limit)
    #expect(page.curves.limit == assessment.limit.amount)
    #expect(page.rules.filter(\.isBinding).map(\.key) == [assessment.limit.boundBy])
    #expect(page.sentence.contains(Figure.grouped(assessment.limit.amount.amount)))
    let binding = try #require(page.rules.first { $0.isBinding })
    for point in page.curves.points where point.amount <= page.curves.limit {
      for rule in page.rules { #expect(try #require(page.used(rule, point)) <= 1) }
    }
    let beyond = try #require(page.curves.points.first { $0.amount > page.curves.limit })
    #expect(try #require(page.used(binding, beyond)) > 1)
    #expect(results.state.limitAsked == application.loanAmount)
  }

  @Test("Evidence tells the counts of the assessment and whether the case is unusual")
  func evidence() throws {
    let (desk, _, assessment) = try assessed("2-close-call")
    let cell = try #require(assessment.evidence?.cell)

    let page = EvidencePage(assessment, catalogue: desk.catalogue)

    #expect(page.items.map(\.title) == ["Defaulted", "When", "Came back"])
    #expect(page.items[0].figure == Figure.percent(Double(cell.defaults) / Double(cell.loans)))
    #expect(page.items[1].figure == "Month \(cell.traced?.medianMonth ?? 0)")
    #expect(page.dots.hasPrefix("\(Int((cell.rate * 100).rounded())) of 100"))
    #expect(!page.isUnlikeAny)
    #expect(page.domain.contains("a person must look"))
  }
}
