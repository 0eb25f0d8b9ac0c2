internal import Accounts
package import Lending
internal import StrictJSON

extension CaseRoom {
  /// Whose roles confirm a decision, as people say them.
  package static var confirmers: String { Permission.approve.holders }

  /// Whether a verdict on an assessed application counts only once a second person has confirmed it.
  ///
  /// The stricter of two policies says so: that of the assessment, and that of the workspace, lest an
  /// assessment under another policy goes round it. A referral decides nothing yet.
  func wantsSecondPerson(
    _ verdict: Verdict, on assessed: AssessedApplication
  ) throws(DeskProblem) -> Bool {
    guard verdict != .refer else { return false }
    let marks = [
      assessed.policy.rules.secondPersonFrom,
      try Self.secondPersonMark(of: assessed.application.product, in: folder),
    ]
    guard let mark = marks.compactMap({ $0 }).min() else { return false }
    return assessed.mostAtStake >= mark
  }

  /// What a person should know of the second person of a decision; nil where none is wanted.
  package func secondPersonWords(of decided: CreditCase) throws(DeskProblem) -> String? {
    guard let decision = decided.decision, let assessed = decided.assessed else { return nil }
    if decided.awaitsSecondPerson {
      return "The policy wants a second person for this amount: the decision counts once "
        + "\(Self.confirmers) has confirmed it (`assay case confirm \(decided.id)`)."
    }
    guard try !isProtected, try wantsSecondPerson(decision.verdict, on: assessed) else {
      return nil
    }
    return
      "The policy wants a second person for this amount. A personal workspace has none, so the "
      + "decision counts as it is; `assay store protect` makes a workspace of several people."
  }

  /// The mark of the workspace's own policy; nil where it has no policy, or that has no such mark.
  private static func secondPersonMark(
    of product: Product, in workspace: String
  ) throws(DeskProblem) -> Money? {
    guard let file = Places.workspacePolicy(of: product, store: workspace) else { return nil }
    do {
      let mark = try StrictJSON.parse(try FileText.read(file))["rules"]?["secondPersonFrom"]
      guard let mark else { return nil }
      guard let amount = mark.number else {
        throw DeskProblem.policyFile(file, problem: "secondPersonFrom must be an amount")
      }
      return Money(amount)
    } catch let problem as DeskProblem {
      throw problem
    } catch let problem as JSONProblem {
      throw .policyFile(file, problem: problem.sentence)
    } catch {
      preconditionFailure("a policy cannot be read in these ways only")
    }
  }
}

extension AssessedApplication {
  /// The amount that a decision may put at stake: of cards the present limit or the recommended one,
  /// whichever is more.
  fileprivate var mostAtStake: Money {
    let asked = application.amountAtStake ?? .zero
    guard application.product == .creditCard else { return asked }
    return max(asked, assessment.limit.amount)
  }
}
