import FoundationEssentials
import Lending
import StrictJSON
import Testing

@testable import Desk

@Suite("Cards at the desk")
struct CreditCardDeskTests {
  private let pack: MadeUpCardPack

  init() throws { pack = try MadeUpCardPack.shared.get() }

  private func desk(store: String? = nil, policy: String? = nil) throws -> Desk {
    try Desk(
      DeskOptions(product: .creditCard, resources: pack.folder, store: store, policy: policy))
  }

  private func form(_ changes: [FieldID: Double?] = [:]) -> ApplicationForm {
    var form = ApplicationForm(product: .creditCard)
    form.entries[.creditLimit] = .number(100_000)
    for month in 0..<6 {
      form.entries[FieldID.repaymentStatuses[month]] = .number(0)
      form.entries[FieldID.billAmounts[month]] = .number(9000)
      form.entries[FieldID.paymentAmounts[month]] = .number(800)
    }
    for (field, value) in changes { form.entries[field] = value.map { .number($0) } }
    return form
  }

  private func assessed(_ form: ApplicationForm, by desk: Desk) throws -> Assessment {
    guard case .assessed(_, let assessment) = desk.assess(form) else { throw FieldProblems([]) }
    return assessment
  }

  @Test("A card has a chance, reasons and a limit, and no price")
  func whole() throws {
    let assessment = try assessed(form(), by: desk())

    #expect(assessment.price == nil)
    #expect(assessment.limit.boundBy == "peerLimits")
    let sum = assessment.explanation.contributions.reduce(assessment.explanation.base) {
      $0 + $1.logOdds
    }
    #expect(sum == assessment.probability.logOdds)
    #expect(!assessment.reasons.isEmpty)
  }

  @Test("It says what came of past accounts like it, and only what accounts can tell")
  func evidence() throws {
    let evidence = try #require(try assessed(form(), by: desk()).evidence)
    #expect(evidence.cell.loans >= 100)
    #expect(evidence.cell.traced == nil)
    #expect(evidence.sentence.contains("past accounts like this one"))
    #expect(evidence.sentence.hasSuffix("in the next month"))
    #expect(evidence.bounds.first?.field == EvidenceBound.chance)
    #expect(evidence.likeness.hasPrefix("chance of default "))
  }

  @Test("An assessment kept before there was evidence reads back, and says so against today's")
  func withoutEvidence() throws {
    let today = try assessed(form(), by: desk())
    let bytes = try StrictJSON.encode(today)
    #expect(try StrictJSON.decode(Assessment.self, from: bytes) == today)

    let text = String(decoding: bytes, as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"evidence\":")?.lowerBound)
    let end = try #require(text.firstRange(of: "\"explanation\":")?.lowerBound)
    let cut = text[..<start] + text[end...]
    let old = try StrictJSON.decode(Assessment.self, from: Array(String(cut).utf8))
    #expect(old.evidence == nil)
    #expect(today.differences(from: old) == ["evidence"])
    #expect(old.differences(from: old).isEmpty)
  }

  @Test("What is said of income moves the limit and never the chance")
  func income() throws {
    let desk = try desk()
    let unknown = try assessed(form(), by: desk)
    let poor = try assessed(
      form([.monthlyIncome: 20_000, .monthlyObligations: 10_000]), by: desk)

    #expect(poor.probability == unknown.probability)
    // 30 % of 10,000 is 3,000 a month, the minimum payment on 60,000.
    #expect(poor.limit.amount == Money(60_000) && poor.limit.boundBy == "abilityToPay")
    #expect(poor.recommendation.verdict == .approve)
    #expect(unknown.limit.amount > Money(100_000))
    #expect(unknown.recommendation.verdict == .refer)
  }

  @Test("More months late never lower the chance, and a bad card has no limit")
  func lateness() throws {
    let desk = try desk()
    var last = 0.0
    for late in 0...8 {
      let chance = try assessed(
        form([FieldID.repaymentStatuses[0]: Double(late)]), by: desk
      ).probability.value
      #expect(chance >= last)
      last = chance
    }
    var bad: [FieldID: Double?] = [:]
    for month in 0..<6 {
      bad[FieldID.repaymentStatuses[month]] = 3
      bad[FieldID.billAmounts[month]] = 99_000
      bad[FieldID.paymentAmounts[month]] = 0
    }
    let refused = try assessed(form(bad), by: desk)
    #expect(refused.probability.value > 0.33)
    #expect(refused.recommendation.verdict == .decline)
    #expect(refused.limit.amount == .zero && refused.limit.boundBy == "probabilityCutOff")
  }

  @Test("Of a card only the newest bill can still be paid, and no terms are offered")
  func alternatives() throws {
    let desk = try desk()
    var found = 0
    for bill in stride(from: 9000.0, through: 99_000, by: 9000) {
      var changes: [FieldID: Double?] = [.monthlyIncome: 60_000, .monthlyObligations: 9000]
      for month in 0..<6 { changes[FieldID.billAmounts[month]] = bill }
      for late in 0...3 {
        changes[FieldID.repaymentStatuses[0]] = Double(late)
        guard case .assessed(let application, let assessment) = desk.assess(form(changes)) else {
          continue
        }
        for change in desk.counterfactuals(to: application, assessment).found {
          let again = try desk.assess(application.after(change.moves))
          #expect(again.recommendation.verdict == .approve)
          #expect(change.changes.map(\.kind) == [.newestBill])
          found += 1
        }
        if assessment.recommendation.verdict != .approve {
          #expect(desk.offers(instead: application, assessment).hindrance == .hasNoTerms)
        }
      }
    }
    #expect(found > 0)
  }

  @Test("What is told under one month says the months behind it")
  func words() throws {
    let assessment = try assessed(form([FieldID.repaymentStatuses[5]: 2]), by: desk())
    let newest = try #require(
      assessment.reasons.first { $0.field == FieldID.repaymentStatuses[0] })
    #expect(newest.sentence.contains("months late in six at worst: 2; late statements: 1 of six"))
  }

  @Test("A kept card comes back bit for bit, also at a desk of loans")
  func replay() async throws {
    let store = pack.folder + "/store-\(UInt64.random(in: 0...UInt64.max))"
    let cards = try desk(store: store)
    let kept = try await cards.file(form(), reference: "a card")
    await cards.room.close()

    #expect(try await cards.reopen(kept.id).replay == .reproduced)
    let loans = try Desk(DeskOptions(resources: pack.folder, store: store))
    let reopened = try await loans.reopen(kept.id)
    #expect(reopened.replay == .reproduced)
    #expect(try await loans.cases(matching: "").first?.amount == Money(100_000))
  }

  @Test("The public file is scored as it is, and its people's attributes are not read")
  func batch() async throws {
    let months = (1...6).map { "PAY_\($0 == 1 ? 0 : $0)" }
    let header =
      ["ID", "LIMIT_BAL", "SEX"] + months + (1...6).map { "BILL_AMT\($0)" }
      + (1...6).map { "PAY_AMT\($0)" }
    func row(_ id: Int, sex: Int) -> String {
      ([id, 100_000, sex] + [0, 0, 0, 0, 0, 0] + Array(repeating: 9000, count: 6)
        + Array(repeating: 800, count: 6)).map(String.init).joined(separator: ",")
    }
    let input = pack.folder + "/in.csv"
    let text = ([header.joined(separator: ","), row(1, sex: 1), row(2, sex: 2)])
      .joined(separator: "\n")
    try Data(text.utf8).write(to: URL(filePath: input))
    let output = pack.folder + "/out.csv"

    let desk = try desk()
    let report = try await desk.batch(BatchRequest(input: input, output: output, lender: .uci))

    #expect(report.accepted == 2 && report.rejected == 0)
    #expect(report.unmatchedColumns == ["SEX"])
    #expect(report.missingFields.isEmpty)
    let lines = String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(lines[1].dropFirst(2) == lines[2].dropFirst(2))
    #expect(lines[1][2] == "credit-card-standard@1")
    #expect(lines[1][9].isEmpty)
    let one = try assessed(form(), by: desk)
    #expect(lines[1][3] == Figure.fixed(one.probability.value, decimals: 6))
    #expect(lines[1][13] == Figure.fixed(one.limit.amount.amount, decimals: 0))
  }

  @Test("Words of another product are refused by name")
  func otherProducts() async throws {
    let desk = try desk()
    await #expect(throws: DeskProblem.otherProduct(.installmentLoan, than: .creditCard)) {
      _ = try await desk.batch(
        BatchRequest(input: "/dev/null", output: pack.folder + "/x.csv", lender: .lendingclub))
    }
    let loanPolicy = bundledResources + "/policies/installment-loan.json"
    #expect(throws: DeskProblem.policyFile(loanPolicy, problem: "product must be credit-card")) {
      _ = try self.desk(policy: loanPolicy)
    }
    #expect(throws: DeskProblem.wrongProduct) {
      _ = try Desk(DeskOptions(product: Product(rawValue: "boat-loan"), resources: pack.folder))
    }
  }

  @Test(
    "A policy of cards says what it means or is refused",
    arguments: [
      ("\"peerQuantile\": 75", "\"peerQuantile\": 95", "peerQuantile must lie"),
      ("\"minimumPayment\": 5", "\"minimumPayment\": 0", "minimumPayment must lie"),
      ("\"abilityToPay\"", "\"expectedLossBudget\"", "expectedLossBudget is not a word"),
      ("\"minimumPayment\"", "\"minimumPayement\"", "minimumPayement is not a word"),
    ])
  func policies(old: String, new: String, problem: String) throws {
    let standard = try Data(
      contentsOf: URL(filePath: bundledResources + "/policies/credit-card.json"))
    let text = String(decoding: standard, as: UTF8.self)
    #expect(text.contains(old))
    let file = pack.folder + "/policy-\(UInt64.random(in: 0...UInt64.max)).json"
    try Data(text.replacing(old, with: new).utf8).write(to: URL(filePath: file))
    do {
      _ = try desk(policy: file)
      Issue.record("the policy is accepted")
    } catch let refusal as DeskProblem {
      #expect(refusal.sentence.contains(problem))
    }
  }
}
