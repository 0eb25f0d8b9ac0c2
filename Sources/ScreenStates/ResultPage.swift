/// The pages of the result side, in their order.
package enum ResultPage: String, Sendable, CaseIterable {
  case reasons, whatIf, offers, money, evidence

  package var title: String {
    switch self {
    case .reasons: "Reasons"
    case .whatIf: "What if"
    case .offers: "Offers"
    case .money: "Money"
    case .evidence: "Evidence"
    }
  }

  /// What the page tells, for who meets its name the first time.
  package var help: String {
    switch self {
    case .reasons: "Why the chance is what it is"
    case .whatIf: "Other answers, and what they would change"
    case .offers: "Terms under which the policy approves"
    case .money: "What comes in, what it returns, and how much could be lent"
    case .evidence: "What came of past loans like this one"
    }
  }
}
