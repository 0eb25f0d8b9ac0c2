package import Lending

/// Finds what a borrower could do for the policy to approve: the fewest things, each moved the least.
///
/// Goes through all settings of one lever, then of two, then of three, on the grid of `LeverTable`,
/// and stops at the first number that is enough. Small is a small sum of shares: a tenth less of the
/// amount weighs as much as a tenth more income.
struct CounterfactualSearch {
  static let mostLevers = 3
  static let mostFound = 3

  /// All of them may be moved.
  let levers: [Lever]
  private(set) var search: LeverSearch
  let score: (LoanApplication) -> ScreenedLoan?
  let catalogue: FieldCatalogue

  mutating func alternatives(to application: LoanApplication) -> Alternatives<Counterfactual> {
    for count in 1...Self.mostLevers {
      var settings: [LeverSetting] = []
      for choice in levers.choices(of: count) {
        if let setting = search.smallest(choice, from: application) { settings.append(setting) }
      }
      guard !settings.isEmpty else { continue }
      // Of equal ones the earlier in the table stays in front.
      let ranked = settings.enumerated().sorted { ($0.1.size, $0.0) < ($1.1.size, $1.0) }
      return Alternatives(
        ranked.prefix(Self.mostFound).compactMap { counterfactual($0.element, application) })
    }
    return Alternatives([])
  }

  private func counterfactual(
    _ setting: LeverSetting, _ application: LoanApplication
  ) -> Counterfactual? {
    guard let screened = score(setting.application), let verdict = screened.verdict else {
      return nil
    }
    let wording = ChangeWording(
      catalogue: catalogue, before: application, after: setting.application,
      incomeStep: levers.first { $0.kind == .income }?.unit)
    return Counterfactual(
      changes: setting.changes(wording), moves: application.moves(to: setting.application),
      size: setting.size, probability: screened.probability, score: screened.score,
      verdict: verdict)
  }
}

extension LeverSetting {
  /// In the order of the kinds.
  func changes(_ wording: ChangeWording) -> [ApplicationChange] {
    ApplicationChange.Kind.allCases.filter(kinds.contains).map(wording.change)
  }
}

extension Assessor {
  /// Levers of a borrower, from which `counterfactuals` are made.
  package func borrowerLevers(_ application: LoanApplication) -> [Lever] {
    levers.borrower(application)
  }

  var levers: LeverTable {
    LeverTable(catalogue: catalogue, policy: policy, models: [model, limitModel])
  }

  package func counterfactuals(
    to application: LoanApplication, _ recommendation: Recommendation
  ) -> Alternatives<Counterfactual> {
    if let hindrance = recommendation.hindrance { return Alternatives(hindrance: hindrance) }
    let levers = borrowerLevers(application)
    var search = CounterfactualSearch(
      levers: levers, search: LeverSearch(levers, mayPass: mayApprove, passes: approves),
      score: { screen($0) }, catalogue: catalogue)
    return search.alternatives(to: application)
  }
}

extension CardAssessor {
  private static let billSteps = 10

  /// The newest bill can still be paid; all else of a card is past.
  package func borrowerLevers(_ application: LoanApplication) -> [Lever] {
    let bill = FieldID.billAmounts[0]
    guard catalogue[bill]?.change == .borrowerLowers, application.number(bill) ?? 0 > 0 else {
      return []
    }
    let steps = (1...Self.billSteps).map {
      let share = Double($0) / Double(Self.billSteps)
      return Lever.Step(value: 1 - share, size: share)
    }
    return [Lever(.newestBill, steps)].compactMap { $0 }
  }

  package func counterfactuals(
    to application: LoanApplication, _ recommendation: Recommendation
  ) -> Alternatives<Counterfactual> {
    if let hindrance = recommendation.hindrance { return Alternatives(hindrance: hindrance) }
    let levers = borrowerLevers(application)
    var search = CounterfactualSearch(
      levers: levers,
      search: LeverSearch(
        levers, mayPass: { _ in true }, passes: { screen($0)?.verdict == .approve }),
      score: { screen($0) }, catalogue: catalogue)
    return search.alternatives(to: application)
  }
}
