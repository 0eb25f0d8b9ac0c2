import Lending
import Scoring
import StrictJSON
import Testing

private func card(
  limit: Double? = 100_000, statuses: [Double?] = [0, 0, 0, 0, 0, 0],
  bills: [Double?] = [60_000, 50_000, 40_000, 30_000, 20_000, 10_000],
  payments: [Double?] = [5000, 4000, 3000, 2000, 1000, 500]
) -> LoanApplication {
  var values: [FieldID: FieldValue] = [:]
  values[.creditLimit] = limit.map { .number($0) }
  for month in 0..<6 {
    values[FieldID.repaymentStatuses[month]] = statuses[month].map { .number($0) }
    values[FieldID.billAmounts[month]] = bills[month].map { .number($0) }
    values[FieldID.paymentAmounts[month]] = payments[month].map { .number($0) }
  }
  return LoanApplication(product: .creditCard, values: values)
}

private let nothing: [Double?] = [nil, nil, nil, nil, nil, nil]

@Test(arguments: [
  (CardMeasure.worstLateness, 3.0), (.lateStatements, 2), (.recentLateness, 18), (.sinceLate, 1),
  (.unusedMonths, 1),
])
func latenessIsCounted(measure: CardMeasure, expected: Double) {
  #expect(measure.value(in: card(statuses: [0, 3, -1, 1, -2, 0])) == expected)
}

@Test(arguments: [
  (CardMeasure.meanUse, 35.0), (.highestUse, 60), (.quarterTrend, 20), (.unusedLimit, 40_000),
  // Each bill rises by 10,000 and each payment comes on top of it.
  (.monthlyPurchases, 13_000), (.purchases, 65),
  (.paidShare, 10), (.largestPaymentShare, 5), (.largestPayment, 5000), (.smallestPayment, 500),
  (.unpaidMonths, 0), (.missedPayments, 0),
])
func useAndPaymentsAreMeasured(measure: CardMeasure, expected: Double) throws {
  let value = try #require(measure.value(in: card()))
  #expect(abs(value - expected) < 1e-9)
}

@Test func aPaymentThatWasDueAndNotMadeIsMissed() {
  let account = card(
    bills: [0, 900, 0, -20, 300, 100], payments: [0, 0, 0, 0, 0, 0])
  #expect(CardMeasure.missedPayments.value(in: account) == 3)
  #expect(CardMeasure.unpaidMonths.value(in: account) == 6)
}

@Test func whereNothingWasDueEverythingIsPaid() {
  #expect(CardMeasure.paidShare.value(in: card(bills: [5, 0, 0, 0, -3, 0])) == 200)
}

@Test(arguments: CardMeasure.allCases)
func whatIsNotKnownIsNotMeasured(measure: CardMeasure) {
  let account = card(limit: nil, statuses: nothing, bills: nothing, payments: nothing)
  #expect(measure.value(in: account) == nil)
}

@Test(arguments: CardMeasure.allCases)
func onlyTheFieldsThatAreNamedAreRead(measure: CardMeasure) {
  let account = card()
  let all =
    [.creditLimit] + FieldID.repaymentStatuses + FieldID.billAmounts + FieldID.paymentAmounts
  for field in all where !measure.fieldsRead.contains(field) {
    #expect(measure.value(in: account.with(nil, in: field)) == measure.value(in: account))
  }
}

@Test(arguments: [
  (Feature.Source.monthsLate("repayment_status_1"), Float(0)),
  (.wayOfPaying("repayment_status_1"), -1), (.shareOfLimit("bill_amount_1"), 60),
  (.shareOfBill("payment_amount_1", bill: "bill_amount_2"), 10),
])
func aMonthIsMeasured(source: Feature.Source, expected: Float) {
  let feature = Feature(name: "x", source: source, toldAs: "bill_amount_1", monotone: 0)
  #expect(feature.value(in: card(statuses: [-1, 0, 0, 0, 0, 0])) == expected)
}

@Test(arguments: [
  Feature.Source.monthsLate("repayment_status_1"), .wayOfPaying("repayment_status_2"),
  .shareOfLimit("bill_amount_1"), .shareOfBill("payment_amount_1", bill: "bill_amount_2"),
  .card(.paidShare),
])
func aCardInputComesBackFromItsFile(source: Feature.Source) throws {
  let feature = Feature(name: "x", source: source, toldAs: "bill_amount_1", monotone: -1)
  let bytes = try StrictJSON.encode(feature)
  #expect(try StrictJSON.decode(Feature.self, from: bytes) == feature)
}
