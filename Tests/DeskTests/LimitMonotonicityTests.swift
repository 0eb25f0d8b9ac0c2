import Assessing
import Deciding
import Desk
import FoundationEssentials
import Lending
import Packs
import Testing

/// `ASSAY_PROPERTY_ROWS` asks for more applications than the usual run takes.
private let rows =
  Int(ProcessInfo.processInfo.environment["ASSAY_PROPERTY_ROWS"] ?? "").map { $0 / 40 } ?? 25

/// Under whatever policy: a person who earns more may not be lent less, nor one who owes more, more.
@Test func noPolicyPunishesIncomeOrRewardsDebt() throws {
  let shelf = PackShelf(modelsFolder: bundledResources + "/models")
  let priced = try shelf.champion(of: .installmentLoan, variant: "priced")
  let borrower = try shelf.champion(of: .installmentLoan, variant: "borrower")
  let pricer = try #require(priced.pricer)
  let standard = try JSONDecoder().decode(
    Policy.self,
    from: Data(contentsOf: URL(filePath: bundledResources + "/policies/installment-loan.json")))
  var generator = SeededDraws(seed: 77)
  var (raised, lowered) = (0, 0)
  for round in 0..<40 {
    let assessor = Assessor(
      model: borrower.model, domain: nil, limitModel: borrower.model, pricer: pricer,
      catalogue: priced.catalogue,
      policy: round == 0 ? standard : drawnPolicy(standard, &generator), policyDigest: "")
    for _ in 0..<rows {
      let form = priced.catalogue.madeUpForm(using: &generator)
      guard let application = try? form.validated(by: priced.catalogue),
        let limit = assessor.screen(application, reasons: 0, .limit)?.limit
      else { continue }
      let isJoint = application.number(.jointAnnualIncome) != nil
      let income: FieldID = isJoint ? .jointAnnualIncome : .annualIncome
      // Debts in money stay as they are; stated as a share they would grow with the income.
      var richer = application.with((application.number(income) ?? 0) * 1.4 + 500, in: income)
      let debt = application.monthlyDebt?.amount
      let isShare =
        application.number(.debtToIncome) != nil || application.number(.jointDebtToIncome) != nil
      if isShare, let debt, let earned = richer.effectiveIncome?.amount {
        richer = richer.with(
          debt * 12 / earned * 100, in: isJoint ? .jointDebtToIncome : .debtToIncome)
      }
      if let more = assessor.screen(richer, reasons: 0, .limit)?.limit {
        #expect(more >= limit)
        raised += more > limit ? 1 : 0
      }
      let deeper: LoanApplication
      if isJoint {
        guard let share = application.number(.jointDebtToIncome) else { continue }
        deeper = application.with(share + 12, in: .jointDebtToIncome)
      } else if let share = application.number(.debtToIncome) {
        deeper = application.with(share + 12, in: .debtToIncome)
      } else if let paid = application.number(.monthlyDebtPayments) {
        deeper = application.with(paid * 1.5 + 100, in: .monthlyDebtPayments)
      } else {
        continue
      }
      if let less = assessor.screen(deeper, reasons: 0, .limit)?.limit {
        #expect(less <= limit)
        lowered += less < limit ? 1 : 0
      }
    }
  }
  // Both move limits, or the comparison says little.
  #expect(raised > 50 && lowered > 20, "\(raised), \(lowered)")
}
