import Desk
import Dispatch
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Result pages", .serialized)
struct ResultPagesTests {
  /// A model over the real desk with one of the demonstration applications in its form.
  private func made(
    _ demo: String = "2-close-call", _ change: (inout DeskVerbs) -> Void = { _ in }
  ) throws -> (screening: ScreeningModel, results: ResultModel) {
    let desk = try Desk()
    var verbs = DeskVerbs(desk)
    change(&verbs)
    let model = screening(verbs)
    model.fill(
      with: try desk.readApplication("\(desk.resources)/demo/\(demo).json").form, reference: nil)
    let results = ResultModel(model)
    model.onChange = { [weak results] in results?.follow($0) }
    return (model, results)
  }

  /// Waits until what the page needs is there.
  private func settle(_ results: ResultModel) async throws {
    for _ in 0..<6_000 where results.state.isWorking {
      try await Task.sleep(for: .milliseconds(10))
    }
    try #require(!results.state.isWorking)
  }

  @Test("Nothing is worked out before its page is looked at")
  func lazy() async throws {
    let (_, results) = try made()
    try await Task.sleep(for: .seconds(1))

    #expect(results.state.offers == nil)
    #expect(results.state.limit == nil)
    #expect(results.state.curves.isEmpty)
    #expect(!results.state.isWorking)
  }

  @Test(
    "An applied offer gives the promised verdict and figures",
    arguments: ["2-close-call", "3-priced-by-the-lender"])
  func offersHold(demo: String) async throws {
    let (screening, results) = try made(demo)
    // Nearer to the line, so that terms can help.
    if demo.hasPrefix("3") {
      for (field, text) in [
        ("bankruptcies", "0"), ("public_records", "0"), ("delinquencies_2y", "0"),
        ("inquiries_6m", "0"), ("fico_score", "735"), ("interest_rate", "13.5"), ("grade", "B"),
        ("purpose", "credit_card"), ("employment_years", "9"), ("loan_amount", "18000"),
      ] {
        screening.type(text, in: FieldID(field))
      }
    }
    results.show(.offers)
    try await settle(results)
    let cards = try #require(results.state.offers?.cards)
    try #require(!cards.isEmpty)
    #expect(cards.count <= 5)

    for card in cards {
      let asked = screening.state.form
      results.apply(card)

      let assessment = try #require(screening.state.assessment)
      #expect(card.verdict == .approve)
      #expect(assessment.recommendation.verdict == .approve)
      #expect(card.chance == Figure.percent(assessment.probability.value))
      let payment = try #require(assessment.price?.payment.amount)
      #expect(card.payment.hasPrefix(Figure.grouped(payment, decimals: 2)))
      let leads = screening.state.canGoBack
      #expect(leads)

      screening.goBackToOriginal()
      #expect(screening.state.form == asked)
      #expect(!screening.state.canGoBack)
      try await settle(results)
    }
  }

  @Test("Two offers in a row lead back to what was asked in one step")
  func back() async throws {
    let (screening, results) = try made()
    let asked = screening.state.form
    results.show(.offers)
    try await settle(results)
    results.apply(try #require(results.state.offers?.cards.first))
    screening.type("5000", in: .loanAmount)
    screening.replace(with: screening.state.form, because: "nothing new")

    screening.goBackToOriginal()

    #expect(screening.state.form == asked)
  }

  @Test("An approved case says why nothing else is offered")
  func approved() async throws {
    let (_, results) = try made("1-steady-borrower")
    results.show(.offers)
    try await settle(results)

    let offers = try #require(results.state.offers)
    #expect(offers.cards.isEmpty)
    #expect(offers.sentence.hasPrefix("No other terms were sought: the policy approves it"))
  }

  @Test("An offer for what the form said before is not applied")
  func staleOffer() async throws {
    let (screening, results) = try made()
    results.show(.offers)
    try await settle(results)
    let card = try #require(results.state.offers?.cards.first)

    screening.type("30000", in: .annualIncome)
    let form = screening.state.form
    #expect(results.state.offers?.cards.first == card)
    #expect(results.state.isWorking)
    results.apply(card)

    #expect(screening.state.form == form)
  }

  @Test("A stale answer never takes the place of a newer one")
  func latest() async throws {
    let begins = DispatchSemaphore(value: 0)
    let mayEnd = DispatchSemaphore(value: 0)
    let (screening, results) = try made { verbs in
      let search = verbs.offers
      verbs.offers = { application, assessment in
        // The first question is not answered before the last one is asked.
        if application.loanAmount.amount == 12_000 {
          begins.signal()
          mayEnd.wait()
        }
        return search(application, assessment)
      }
    }
    var shown: [OfferList] = []
    results.onChange = { if let offers = $0.offers { shown.append(offers) } }
    results.show(.offers)
    var hasBegun = false
    for _ in 0..<6_000 where !hasBegun {
      hasBegun = begins.wait(timeout: .now()) == .success
      try await Task.sleep(for: .milliseconds(10))
    }
    try #require(hasBegun)
    screening.type("11900", in: .loanAmount)
    screening.type("11800", in: .loanAmount)
    mayEnd.signal()
    try await settle(results)

    let offers = try #require(results.state.offers)
    let other = try made { _ in }
    other.screening.type("11800", in: .loanAmount)
    other.results.show(.offers)
    try await settle(other.results)
    #expect(offers == other.results.state.offers)
    let isOnlyTheLast = !shown.isEmpty && shown.allSatisfy { $0 == offers }
    #expect(isOnlyTheLast)
  }
}
