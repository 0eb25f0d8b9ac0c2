import Lending
import Pricing
import Testing

private let recovery = RecoveryCurve(grossShare: 0.1, feeShare: 0.2, lagMonths: 6.5)
private let discount = Rate(percent: 4)

private func quote(
  rate: Double, months: Int, servicing: Double? = nil, origination: Double? = nil
) throws -> LoanQuote {
  let curves = TermCurves(
    defaultHazard: (0..<months).map { 0.002 + 0.0001 * Double($0 % 12) },
    prepaymentHazard: Array(repeating: 0.01, count: months))
  let pricer = try #require(
    LoanPricer(CashFlowCurves(terms: ["\(months)": curves], recovery: recovery)))
  let policy = PolicyPricing(
    assumedRate: [:], discountRate: discount, servicingFee: servicing.map { Rate(percent: $0) },
    originationFee: origination.map { Rate(percent: $0) })
  return try #require(
    PolicyPricer(pricer, policy).quote(
      LoanApplication(
        product: .installmentLoan,
        values: [
          .loanAmount: .number(1000), .termMonths: .number(Double(months)),
          .interestRate: .number(rate),
        ])))
}

private func loan(
  _ amount: Double, chance: Double = 0.15, rate: Double = 14, grade: String? = "C"
) throws -> BookLoan {
  BookLoan(
    amount: Money(amount), outlook: try quote(rate: rate, months: 36).outlook(Probability(chance)),
    kinds: grade.map { [.grade: $0, .term: "36"] } ?? [.term: "36"])
}

private func book(_ loans: [BookLoan], correlation: AssetCorrelation = .fixed(0.05)) throws
  -> BookOutlook
{
  var book = LoanBook(correlation: correlation)
  for loan in loans { book.add(loan) }
  return try #require(book.outlook())
}

@Test func theOutlookOfALoanAddsUp() throws {
  for (chance, rate, months) in [(0.02, 8.0, 36), (0.2, 17, 60), (0.9, 24, 36)] {
    let quote = try quote(rate: rate, months: months)
    let outlook = quote.outlook(Probability(chance))
    #expect(abs(outlook.chance - chance) < 1e-9)
    #expect(outlook.chanceInYear < outlook.chance)
    let loss = quote.expectedLossShare(Probability(chance)).fraction
    #expect(abs(outlook.expectedLoss - loss) < 1e-12)
    #expect(outlook.ifRepaid.allSatisfy { $0 >= 0 } && outlook.ifDefault.allSatisfy { $0 >= 0 })
    // Whoever repays returns the rate itself, early or not.
    let repaid = BookFlow(outlay: 1, months: outlook.ifRepaid).annualReturn
    let own = (Elementary.power(1 + rate / 1200, 12) - 1) * 100
    #expect(abs((repaid?.percent ?? .nan) - own) < 1e-6)
    #expect((outlook.expectedReturn?.percent ?? .nan) < own)
    #expect(outlook.shortfall > 0)
  }
}

/// The expected flow of a loan is priced elsewhere as well; both return the same.
@Test(
  arguments: [(0.02, nil, nil), (0.2, 1.0, nil), (0.4, 1.0, 3.0)] as [(Double, Double?, Double?)])
func theOutlookReturnsWhatTheExpectedFlowReturns(
  chance: Double, servicing: Double?, origination: Double?
) throws {
  let quote = try quote(rate: 15, months: 60, servicing: servicing, origination: origination)
  let flow = quote.expectedFlow(Probability(chance))
  let outlook = quote.outlook(Probability(chance))
  #expect(abs(outlook.expected.reduce(0, +) - flow.total) < 1e-9)
  let (here, there) = (outlook.expectedReturn?.percent, flow.annualReturn?.percent)
  // A recovery between two months is shared by both here.
  #expect(abs((here ?? .nan) - (there ?? .nan)) < 1e-3)
}

@Test func theServicingFeeTakesItsShareOfEveryPayment() throws {
  let bare = try quote(rate: 15, months: 36).outlook(Probability(0.2))
  let serviced = try quote(rate: 15, months: 36, servicing: 1).outlook(Probability(0.2))
  for (with, without) in zip(serviced.ifRepaid, bare.ifRepaid) {
    #expect(abs(with - 0.99 * without) < 1e-12)
  }
}

@Test func theLossesOfABookAreThoseOfItsLoans() throws {
  let loans = try (1...40).map {
    try loan(Double(100 * $0), chance: 0.01 * Double($0), grade: $0 < 10 ? nil : "B")
  }
  let found = try book(loans)
  let expected = loans.reduce(0) { $0 + $1.amount.amount * $1.outlook.expectedLoss }
  #expect(abs(found.loss.expected.amount - expected) < 1e-9 * expected)
  #expect(found.loss.p50 <= found.loss.p90 && found.loss.p90 <= found.loss.p99)
  let (p10, p50) = (try #require(found.returns.p10), try #require(found.returns.p50))
  let p90 = try #require(found.returns.p90)
  #expect(p10 <= p50 && p50 <= p90)
  #expect(found.recessions.map(\.oneIn) == [20, 100])
  #expect(found.recessions[1].loss > found.recessions[0].loss)
  #expect(found.recessions[0].loss > found.loss.expected)
  #expect(try #require(found.recessions[1].annualReturn) < p50)
  for concentration in found.concentrations {
    #expect(abs(concentration.groups.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(concentration.groups.reduce(0) { $0 + $1.loans } == 40)
  }
  let grades = try #require(found.concentrations.first { $0.kind == .grade })
  #expect(Set(grades.groups.map(\.name)) == ["B", LoanKind.unknown])
  #expect(!found.concentrations.contains { $0.kind == .region })
}

@Test func aBookOfOneLoanReturnsItsTwoFates() throws {
  let one = try loan(5000, chance: 0.3)
  let found = try book([one])
  #expect(found.loss.p50.amount == 0)
  #expect(abs(found.loss.p90.amount - 5000 * one.outlook.lossIfDefault) < 1e-6)
  #expect(abs(found.returns.chanceOfLosingMoney - 0.3) < 1e-9)
  let repaid = BookFlow(outlay: 1, months: one.outlook.ifRepaid).annualReturn
  #expect(abs((found.returns.p90?.percent ?? 0) - (repaid?.percent ?? .nan)) < 1e-6)
  #expect(abs(found.diversification.effectiveLoans - 1) < 1e-12)
  #expect(abs(found.diversification.ofBook - found.diversification.ofOneLoan) < 1e-6)
}

@Test func moreAndMoreEqualLoansAreSafer() throws {
  let few = try book(try (0..<5).map { _ in try loan(2000) })
  let many = try book(try (0..<200).map { _ in try loan(50) })
  let lopsided = try book([try loan(8000)] + (0..<40).map { _ in try loan(50) })
  #expect(many.diversification.ofBook < few.diversification.ofBook)
  #expect(many.returns.chanceOfLosingMoney < few.returns.chanceOfLosingMoney)
  #expect(many.diversification.ofBook > many.diversification.ofTheTimes)
  #expect(abs(many.diversification.effectiveLoans - 200) < 1e-9)
  #expect(lopsided.diversification.effectiveLoans < 2)
  #expect(lopsided.diversification.ofBook > lopsided.diversification.ofEqualParts)
  #expect(abs(many.diversification.ofBook - many.diversification.ofEqualParts) < 1e-6)
}

@Test func anEmptyBookHasNoOutlook() {
  #expect(LoanBook(correlation: .basel).outlook() == nil)
}
