import Foundation
import Lending
import StrictJSON
import Testing

@testable import Desk

private let form = ApplicationForm(
  product: .installmentLoan,
  entries: [
    "loan_amount": .number(12000), "term_months": .number(36), "annual_income": .number(52000),
  ])

@Suite("The money of a loan at the desk")
struct LoanMoneyTests {
  private func desk(_ policy: String? = nil) throws -> Desk {
    try Desk(DeskOptions(resources: bundledResources, policy: policy))
  }

  private func assessed(_ desk: Desk) throws -> Assessment {
    guard case .assessed(_, let assessment) = desk.assess(form) else {
      throw DeskProblem.wrongProduct
    }
    return assessment
  }

  /// A file with the bundled policy's text, changed.
  private func policy(_ pricing: String) throws -> String {
    let standard = try Data(
      contentsOf: URL(filePath: bundledResources + "/policies/installment-loan.json"))
    let text = String(decoding: standard, as: UTF8.self)
    let mark = "\"discountRate\": 4"
    #expect(text.contains(mark))
    let file = FileManager.default.temporaryDirectory
      .appending(path: "policy-\(UInt64.random(in: 0...UInt64.max)).json").path
    try Data(text.replacing(mark, with: mark + pricing).utf8).write(to: URL(filePath: file))
    return file
  }

  @Test("A bundled policy takes no fee, and the parts add up to what is shown")
  func bundled() throws {
    let assessment = try assessed(desk())
    let flow = try #require(assessment.cashFlow)
    let price = try #require(assessment.price)
    #expect(price.isRateAssumed && assessment.returns != nil)
    #expect(flow.months.count == 36 && flow.outlay.amount == 12000)
    let loss = flow.months.reduce(0) { $0 + $1.discountedLoss.amount }
    #expect(abs(loss - price.expectedLoss.amount) < 1e-9 * loss)
    let defaults = flow.months.reduce(0) { $0 + $1.chanceOfDefault }
    #expect(abs(defaults - assessment.probability.value) < 1e-10)
    #expect(flow.months.allSatisfy { $0.servicingFee.amount == 0 })
  }

  @Test("Fees and a floor of the policy reach the money; fees that make no sense are refused")
  func fees() throws {
    let plain = try assessed(desk())
    let charged = try assessed(
      desk(policy(", \"servicingFee\": 1, \"originationFee\": 3, \"returnFloor\": 5")))
    let flow = try #require(charged.cashFlow)
    #expect(flow.outlay.amount == 12000 * 0.97)
    #expect(flow.returnFloor.percent == 5)
    let fee = flow.months.reduce(0) { $0 + $1.servicingFee.amount }
    let received = flow.months.reduce(0) {
      $0 + $1.interest.amount + $1.scheduledPrincipal.amount + $1.prepaidPrincipal.amount
    }
    #expect(abs(fee - received / 100) < 1e-6)
    // The floor of 5 % costs more than the fees bring.
    #expect(try #require(flow.breakEvenRate) > #require(plain.cashFlow?.breakEvenRate))
    #expect(charged.price?.expectedLoss == plain.price?.expectedLoss)
    for wrong in [", \"servicingFee\": 70", ", \"originationFee\": -1", ", \"returnFloor\": 900"] {
      #expect(throws: DeskProblem.self) { _ = try desk(policy(wrong)) }
    }
    #expect(throws: DeskProblem.self) { _ = try desk(policy(", \"serviceFee\": 1")) }
  }

  @Test("A case kept before the money was told is still read and reproduced")
  func older() throws {
    let today = try assessed(desk())
    let kept = Assessment(
      provenance: today.provenance, probability: today.probability, interval: today.interval,
      score: today.score, band: today.band, explanation: today.explanation,
      reasons: today.reasons, price: today.price, limit: today.limit,
      outOfDomain: today.outOfDomain, recommendation: today.recommendation)
    let bytes = try StrictJSON.encode(kept)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("cashFlow"))
    let older = try StrictJSON.decode(Assessment.self, from: bytes)
    #expect(older.cashFlow == nil && older.returns == nil)
    #expect(today.differences(from: older).isEmpty)
    // What was kept must come out the same.
    #expect(older.differences(from: today) == ["cash flow", "return"])
    let again = try StrictJSON.decode(Assessment.self, from: StrictJSON.encode(today))
    #expect(again == today)
  }
}
