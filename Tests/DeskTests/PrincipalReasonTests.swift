import Desk
import Lending
import Testing

@Suite("Principal reasons")
struct PrincipalReasonTests {
  private let desk: Desk

  init() throws { desk = try Desk(DeskOptions(resources: bundledResources)) }

  private func form(_ changes: KeyValuePairs<FieldID, ApplicationForm.Entry?> = [:])
    -> ApplicationForm
  {
    var form = ApplicationForm(product: .installmentLoan)
    form.entries = [
      .loanAmount: .number(15_000), .termMonths: .number(60), .annualIncome: .number(42_000),
      .purpose: .text("small_business"), .monthlyDebtPayments: .number(900),
      .revolvingBalance: .number(12_000), .revolvingUtilization: .number(90),
      "fico_score": .number(665), "inquiries_6m": .number(4), "home_ownership": .text("rent"),
    ]
    for (field, entry) in changes { form.entries[field] = entry }
    return form
  }

  private func reasons(_ form: ApplicationForm) throws -> [PrincipalReason] {
    guard case .assessed(let application, let assessment) = desk.assess(form) else {
      throw FieldProblems([])
    }
    return assessment.principalReasons(of: application, in: desk.catalogue)
  }

  @Test("At most four, each a field that the person knows, the strongest first")
  func four() throws {
    let reasons = try reasons(form())
    #expect(reasons.count == 4)
    let shares = reasons.compactMap(\.shareOfGap)
    #expect(shares.allSatisfy { $0 > 0 } && shares == shares.sorted(by: >))
    for reason in reasons {
      #expect(reason.fields.allSatisfy { desk.catalogue[$0] != nil })
      #expect(!reason.sentence.contains("score too low") && !reason.sentence.contains("policy"))
    }
  }

  @Test("What weighs less than a twentieth of all that speaks against is no principal reason")
  func smallest() throws {
    for scores in stride(from: 560.0, through: 800, by: 40) {
      let form = form([
        "fico_score": .number(scores), .loanAmount: .number(35_000), "inquiries_6m": .number(0),
      ])
      guard case .assessed(let application, let assessment) = desk.assess(form) else {
        throw FieldProblems([])
      }
      let all = assessment.reasons.filter { $0.direction == .against }.reduce(0) {
        $0 + $1.shareOfGap
      }
      let told = assessment.principalReasons(of: application, in: desk.catalogue)
      #expect(told.compactMap(\.shareOfGap).allSatisfy { $0 >= all / 20 })
    }
  }

  @Test("What is derived is told as what was entered")
  func entered() throws {
    let debts = form([.monthlyDebtPayments: .number(1_700), .annualIncome: .number(52_000)])
    #expect(try reasons(debts).contains { $0.fields == [.monthlyDebtPayments] })
    #expect(try !reasons(debts).contains { $0.fields.contains(.debtToIncome) })

    let joint = form([
      .jointAnnualIncome: .number(43_000), .jointDebtToIncome: .number(38),
      .monthlyDebtPayments: nil,
    ])
    #expect(try reasons(joint).contains { $0.fields == [.jointDebtToIncome] })
    #expect(try !reasons(joint).contains { $0.fields == [.annualIncome] })
  }

  @Test("A ceiling that refused comes first, and debts are told once")
  func ceilings() throws {
    let reasons = try reasons(form([.monthlyDebtPayments: .number(2_400)]))
    let first = try #require(reasons.first)
    #expect(first.rule == "debtToIncomeCeiling" && first.shareOfGap == nil)
    #expect(first.sentence.contains("above the ceiling"))
    #expect(reasons.dropFirst().allSatisfy { !$0.fields.contains(.monthlyDebtPayments) })
    // The cut-off refuses as well, and is no reason of its own.
    #expect(
      reasons.allSatisfy { $0.rule != "probabilityCutOff" && $0.rule != "expectedLossBudget" })
  }

  @Test("Each share is the exact part of the distance to the line")
  func shares() throws {
    guard case .assessed(let application, let assessment) = desk.assess(form()) else {
      throw FieldProblems([])
    }
    for reason in assessment.principalReasons(of: application, in: desk.catalogue) {
      let part = assessment.explanation.contributions.first {
        application.entered(for: $0.field) == reason.fields
      }
      #expect(part?.shareOfGap == reason.shareOfGap)
    }
  }

  @Test("Tiny changes of numbers change no list, but where one crosses an edge of a table")
  func stable() throws {
    var draws = SeededDraws(seed: 51)
    var (changed, compared) = (0, 0)
    for _ in 0..<300 {
      let form = desk.catalogue.madeUpForm(using: &draws)
      guard case .assessed(let application, let assessment) = desk.assess(form) else { continue }
      let before = assessment.principalReasons(of: application, in: desk.catalogue)
      for factor in [1 - 1e-6, 1 + 1e-6] {
        var near = application
        for (field, value) in application.values {
          guard let number = value.number, field != .termMonths else { continue }
          near.put(number * factor, in: field)
        }
        let again = try desk.assess(near)
        let after = again.principalReasons(of: near, in: desk.catalogue)
        compared += 1
        let isSameScore = again.probability == assessment.probability
        if before.map(\.fields) != after.map(\.fields) {
          #expect(!isSameScore || before.map(\.rule) != after.map(\.rule))
          changed += 1
        }
      }
    }
    // Only a value right at an edge, as whole numbers often are, may fall on its other side.
    #expect(compared > 200 && changed < compared / 4)
  }
}
