import Assessing
import Desk
import FoundationEssentials
import Lending
import Testing

/// `ASSAY_LIMIT_ROWS` asks for more applications than the usual run takes.
private let rows =
  Int(ProcessInfo.processInfo.environment["ASSAY_LIMIT_ROWS"] ?? "") ?? 600

/// More income with the same debts in money never lowers the limit, and more debt never raises it.
@Test func incomeAndDebtMoveTheLimitOneWay() throws {
  let desk = try Desk(DeskOptions(resources: bundledResources))
  var draws = SeededDraws(seed: 61)
  var (raised, lowered) = (0, 0)
  for _ in 0..<rows {
    var form = desk.catalogue.madeUpForm(using: &draws)
    form.entries[.jointAnnualIncome] = nil
    form.entries[.jointDebtToIncome] = nil
    guard case .assessed(let application, _) = desk.assess(form),
      let income = application.number(.annualIncome), income > 0,
      let limit = desk.underwriter(for: application).screen(application)?.limit
    else { continue }
    let debts = application.number(.debtToIncome)

    let more = income * (1 + draws.share())
    var richer = application.with(more, in: .annualIncome)
    richer.put(debts.map { .number($0 * income / more) }, in: .debtToIncome)
    let higher = try #require(desk.underwriter(for: richer).screen(richer)?.limit)
    #expect(higher >= limit)
    if higher > limit { raised += 1 }

    var deeper = application
    let factor = 1 + draws.share()
    for field in [FieldID.debtToIncome, .monthlyDebtPayments] {
      deeper.put(application.number(field).map { .number($0 * factor + 1) }, in: field)
    }
    let lower = try #require(desk.underwriter(for: deeper).screen(deeper)?.limit)
    #expect(lower <= limit)
    if lower < limit { lowered += 1 }
  }
  #expect(raised > rows / 50 && lowered > rows / 50)
}
