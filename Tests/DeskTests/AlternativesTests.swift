import Assessing
import Desk
import FoundationEssentials
import Lending
import Testing

/// `ASSAY_OFFER_ROWS` asks for more applications than the usual run takes.
private let rows =
  Int(ProcessInfo.processInfo.environment["ASSAY_OFFER_ROWS"] ?? "") ?? 400

private func desk() throws -> Desk { try Desk(DeskOptions(resources: bundledResources)) }

/// Applications like those that come in: not so odd that a person must look whatever changes.
private func applications(_ count: Int, seed: UInt64, _ desk: Desk) -> [(
  application: LoanApplication, assessment: Assessment
)] {
  var draws = SeededDraws(seed: seed)
  var found: [(LoanApplication, Assessment)] = []
  while found.count < count {
    let form = ApplicationForm.plausibleLoan(using: &draws)
    if case .assessed(let application, let assessment) = desk.assess(form) {
      found.append((application, assessment))
    }
  }
  return found
}

@Suite("What could change, and what could be offered")
struct AlternativesTests {
  @Test("Each counterfactual is approved when the changed application is assessed")
  func counterfactualsPass() throws {
    let desk = try desk()
    var found = 0
    for (application, assessment) in applications(rows, seed: 41, desk) {
      let changes = desk.counterfactuals(to: application, assessment)
      #expect((changes.hindrance == .isApproved) == (assessment.verdict == .approve))
      #expect(changes.found.count <= 3)
      for change in changes.found {
        let changed = application.after(change.moves)
        let again = try desk.assess(changed)
        #expect(again.verdict == .approve && change.verdict == .approve)
        #expect(again.probability == change.probability && again.score == change.score)
        // What a form would refuse is nothing that a person can do.
        #expect(throws: Never.self) { try desk.form(of: changed).validated(by: desk.catalogue) }
        #expect(change.changes.count <= 3 && change.moves.allSatisfy { $0.to != nil })
        found += 1
      }
      #expect(zip(changes.found, changes.found.dropFirst()).allSatisfy { $0.size <= $1.size })
    }
    #expect(found > rows / 20)
  }

  @Test("Each offer is approved when it is assessed, by the model without the price too")
  func offersPass() throws {
    let desk = try desk()
    let plain = try Desk(
      DeskOptions(resources: bundledResources, model: "installment-loan-borrower"))
    var found = 0
    for (application, assessment) in applications(rows, seed: 42, desk) {
      let offers = desk.offers(instead: application, assessment)
      for offer in offers.found {
        let again = try desk.assess(application.after(offer.moves))
        let isOther = again.provenance.model != again.provenance.limitModel
        #expect((offer.assessed != nil) == isOther)
        if let assessed = offer.assessed {
          #expect(assessed.probability == again.probability && assessed.score == again.score)
          #expect(assessed.expectedLoss == again.price?.expectedLoss)
        }
      }
      #expect(offers.found.count <= 5)
      for offer in offers.found {
        let offered = application.after(offer.moves)
        #expect(try desk.assess(offered).verdict == .approve)
        let again = try plain.assess(offered)
        #expect(again.verdict == .approve && offer.verdict == .approve)
        #expect(again.probability == offer.probability && again.price == offer.price)
        #expect(offered.loanAmount == offer.amount && offered.termMonths == offer.termMonths)
        #expect(throws: Never.self) { try desk.form(of: offered).validated(by: desk.catalogue) }
        found += 1
      }
      #expect(zip(offers.found, offers.found.dropFirst()).allSatisfy { $0.size <= $1.size })
      if let largest = offers.largest {
        #expect(assessment.verdict == .approve && largest > application.loanAmount)
        let more = try desk.assess(application.with(largest.amount, in: .loanAmount))
        #expect(more.verdict == .approve)
        let beyond = application.with(largest.amount + 100, in: .loanAmount)
        #expect(try largest == Money(40_000) || desk.assess(beyond).verdict != .approve)
      }
    }
    #expect(found > rows / 20)
  }

  @Test("A lower rate buys no smaller chance from the model with the price")
  func rateBuysNothing() throws {
    let desk = try desk()
    for (application, assessment) in applications(rows, seed: 43, desk) {
      guard let rate = application.number(.interestRate) else { continue }
      for offer in desk.offers(instead: application, assessment).found {
        let offered = application.after(offer.moves).with(rate, in: .interestRate)
        #expect(try desk.assess(offered).probability.value < 0.18)
      }
    }
  }

  @Test("No smaller change of the grid is enough")
  func noSmallerChange() throws {
    let desk = try desk()
    // Of how many steps single, paired and threefold changes are gone through.
    let stepsOf = [Int.max, 12, 5]
    var enough = [0, 0, 0, 0]
    for (application, assessment) in applications(max(rows / 20, 12), seed: 44, desk) {
      let changes = desk.counterfactuals(to: application, assessment)
      guard changes.hindrance == nil,
        let assessor = desk.underwriter(for: application) as? Assessor
      else { continue }
      // The slow way: every setting of one thing, some of two and three, assessed as any application.
      let levers = assessor.borrowerLevers(application)
      var smallest: (count: Int, size: Double)?
      for count in 1...3 where smallest == nil {
        for choice in choices(levers.map { $0.thinned(to: stepsOf[count - 1]) }, count) {
          for (changed, size) in settings(choice, application) {
            if let found = smallest, size >= found.size { continue }
            if try desk.assess(changed).verdict == .approve { smallest = (count, size) }
          }
        }
      }
      let found = changes.found.first
      if let smallest {
        let size = try #require(found?.size)
        let count = try #require(found?.changes.count)
        #expect(count < smallest.count || count == smallest.count && size <= smallest.size + 1e-12)
        enough[smallest.count - 1] += 1
      } else {
        enough[3] += 1
      }
    }
    // One thing, two, three and nothing are all met, or the comparison says little.
    if rows >= 10_000 { #expect(enough.allSatisfy { $0 > 0 }, "\(enough)") }
  }

  @Test("No smaller offer of the grid is enough")
  func noSmallerOffer() throws {
    let desk = try desk()
    let search = try #require(desk.offerSearch)
    for (application, assessment) in applications(max(rows / 20, 12), seed: 45, desk) {
      let offers = desk.offers(instead: application, assessment)
      guard offers.hindrance == nil else { continue }
      for lever in search.levers(application) {
        let kinds = [lever.kind]
        let found = offers.found.first { $0.changes.map(\.kind) == kinds }
        let smallest = settings([lever], application).first {
          search.passes($0.0, insteadOf: application)
        }
        if offers.found.count < 5 { #expect(found?.size == smallest?.1) }
      }
      for choice in choices(search.levers(application).map { $0.thinned(to: 12) }, 2) {
        let smallest = settings(choice, application).filter {
          search.passes($0.0, insteadOf: application)
        }.map(\.1).min()
        guard let smallest, offers.found.count < 5 else { continue }
        let kinds = Set(choice.map(\.lever.kind))
        let found = offers.found.first { Set($0.changes.map(\.kind)).isSubset(of: kinds) }
        let size = try #require(found?.size)
        #expect(found?.changes.count == 1 || size <= smallest + 1e-12)
      }
    }
  }

  @Test("Where neither one nor two things are enough, no smaller offer of three is")
  func noSmallerOfferOfThree() throws {
    let desk = try desk()
    let search = try #require(desk.offerSearch)
    var (tried, found) = (0, 0)
    for (application, assessment) in applications(max(rows / 20, 12), seed: 47, desk) {
      let offers = desk.offers(instead: application, assessment)
      // Three things are asked for only where less is not enough, and the amount is among them.
      guard offers.hindrance == nil, offers.found.allSatisfy({ $0.changes.count == 3 }) else {
        continue
      }
      tried += 1
      found += offers.found.isEmpty ? 0 : 1
      for choice in choices(search.levers(application).map { $0.thinned(to: 6) }, 3)
      where choice.contains(where: { $0.lever.kind == .amount }) {
        let smallest = settings(choice, application).filter {
          search.passes($0.0, insteadOf: application)
        }.map(\.1).min()
        guard let smallest, offers.found.count < 5 else { continue }
        let kinds = Set(choice.map(\.lever.kind))
        let offer = try #require(offers.found.first { Set($0.changes.map(\.kind)) == kinds })
        #expect(offer.size <= smallest + 1e-12)
      }
    }
    // Some are met, or the comparison says little.
    if rows >= 10_000 { #expect(tried > 0 && found > 0, "\(found) of \(tried)") }
  }

  @Test("What nobody can change stays")
  func fixedFields() throws {
    let desk = try desk()
    for (application, assessment) in applications(rows / 2, seed: 46, desk) {
      let moved = desk.counterfactuals(to: application, assessment).found.flatMap(\.moves)
      for move in moved {
        #expect(desk.catalogue[move.field]?.change != .fixed, "\(move.field)")
        #expect(move.field != .interestRate)
        guard let from = move.from?.number, let to = move.to?.number else { continue }
        switch desk.catalogue[move.field]?.change {
        case .borrowerLowers: #expect(to < from)
        case .borrowerRaises: #expect(to > from)
        default: break
        }
      }
      // A card that is paid down keeps its limit.
      if let balance = moved.first(where: { $0.field == .revolvingBalance }),
        let use = moved.first(where: { $0.field == .revolvingUtilization }),
        let (before, after) = pair(balance), let (useBefore, useAfter) = pair(use), after > 0
      {
        #expect(abs(after / useAfter / (before / useBefore) - 1) < 1e-9)
      }
    }
  }

  private func pair(_ move: FieldMove) -> (Double, Double)? {
    move.from?.number.flatMap { from in move.to?.number.map { (from, $0) } }
  }
}

extension Assessment {
  fileprivate var verdict: Verdict { recommendation.verdict }
}

extension Desk {
  fileprivate func form(of application: LoanApplication) -> ApplicationForm {
    var form = ApplicationForm(product: application.product)
    for (field, value) in application.values {
      switch value {
      case .number(let number): form.entries[field] = .number(number)
      case .choice(let text): form.entries[field] = .text(text)
      }
    }
    return form
  }
}

extension Lever {
  /// About so many steps spread over all of them, the last among them, so that pairs and more can be
  /// gone through slowly.
  fileprivate func thinned(to most: Int) -> (lever: Lever, steps: [Int]) {
    let stride = max(steps.count / most, 1)
    var places = Array(Swift.stride(from: 0, to: steps.count, by: stride))
    if places.last != steps.count - 1 { places.append(steps.count - 1) }
    return (self, places)
  }
}

private typealias Thinned = (lever: Lever, steps: [Int])

private func choices(_ levers: [Thinned], _ count: Int) -> [[Thinned]] {
  guard count > 0 else { return [[]] }
  return levers.indices.flatMap { first in
    choices(Array(levers[(first + 1)...]), count - 1).map { [levers[first]] + $0 }
  }
}

private func settings(
  _ levers: [Lever], _ application: LoanApplication
) -> [(LoanApplication, Double)] {
  settings(levers.map { ($0, Array($0.steps.indices)) }, application)
}

private func settings(
  _ levers: [Thinned], _ application: LoanApplication
) -> [(LoanApplication, Double)] {
  levers.reduce(into: [(application, 0)]) { settings, thinned in
    settings = settings.flatMap { application, size in
      thinned.steps.map { step in
        var changed = application
        thinned.lever.move(&changed, to: step)
        return (changed, size + thinned.lever.steps[step].size)
      }
    }
  }
}
