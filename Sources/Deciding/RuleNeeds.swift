internal import Lending

/// What of a case some rule of a policy looks at; nothing else is worked out for the rules.
package struct RuleNeeds: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let score = RuleNeeds(rawValue: 1)
  package static let interval = RuleNeeds(rawValue: 2)
  package static let loanToIncome = RuleNeeds(rawValue: 4)
  /// What single fields say.
  package static let fields = RuleNeeds(rawValue: 8)
  package static let expectedReturn = RuleNeeds(rawValue: 16)

  init(_ rules: PolicyRules) {
    var needs: RuleNeeds = []
    if rules.scoreFloor != nil { needs.insert(.score) }
    if rules.intervalWidth != nil { needs.insert(.interval) }
    if rules.loanToIncomeCeiling != nil { needs.insert(.loanToIncome) }
    if rules.returnFloor != nil { needs.insert(.expectedReturn) }
    if rules.utilizationCeiling != nil || rules.knockOuts != nil || rules.required != nil {
      needs.insert(.fields)
    }
    self = needs
  }
}
