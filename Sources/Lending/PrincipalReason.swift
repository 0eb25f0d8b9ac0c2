/// One of the reasons that a refusal states: a field the person knows, or a ceiling that refused.
package struct PrincipalReason: Codable, Sendable, Equatable {
  /// What the person entered, or left out, that it speaks of; for a ceiling, what it measures.
  package let fields: [FieldID]
  /// Key of the rule that refused; nil where the field speaks through the chance of default.
  package let rule: String?
  /// Exact part of the distance to the approval line; nil for a rule.
  package let shareOfGap: Double?
  package let sentence: String

  package init(fields: [FieldID], rule: String?, shareOfGap: Double?, sentence: String) {
    self.fields = fields
    self.rule = rule
    self.shareOfGap = shareOfGap
    self.sentence = sentence
  }
}

extension Assessment {
  /// More are not likely to help (Regulation B, §1002.9(b)(2), comment 1).
  package static let mostPrincipalReasons = 4
  /// Of all that speaks against approval: what weighs less is no principal reason.
  private static let leastPart = 0.05

  /// The reasons for a refusal, at most four: ceilings that refused, then the strongest adverse shares
  /// of the distance to the approval line.
  ///
  /// The cut-off, the expected loss and the like are no reasons of their own, as they only restate the
  /// chance that the fields make; where a ceiling alone refused, the fields did not count.
  package func principalReasons(
    of application: LoanApplication, in catalogue: FieldCatalogue
  ) -> [PrincipalReason] {
    let ceilings = recommendation.findings.compactMap { finding -> PrincipalReason? in
      guard finding.outcome == .declines, let told = Self.toldByCeiling[finding.rule] else {
        return nil
      }
      return PrincipalReason(
        fields: told.flatMap { application.entered(for: $0) }, rule: finding.rule, shareOfGap: nil,
        sentence: finding.sentence)
    }
    // Debts that a ceiling refused are told once.
    let debts = application.entered(for: .debtToIncome)
    let areDebtsTold = ceilings.contains { $0.fields.contains(where: debts.contains) }
    let isRiskAsked = recommendation.findings.contains {
      $0.outcome == .declines && Self.toldByCeiling[$0.rule] == nil
    }
    guard isRiskAsked || ceilings.isEmpty else {
      return Array(ceilings.prefix(Self.mostPrincipalReasons))
    }
    let against = reasons.filter { $0.direction == .against }
    let least = Self.leastPart * against.reduce(0) { $0 + $1.shareOfGap }
    let shares = against.filter {
      // The lender's own rating and price are no reason that an applicant could understand.
      $0.field != .grade && $0.field != .interestRate && $0.shareOfGap >= least
        && !(areDebtsTold && $0.field == .debtToIncome)
        && !application.isPaidInTime($0.field)
    }.map { reason in
      let fields = application.entered(for: reason.field)
      return PrincipalReason(
        fields: fields, rule: nil, shareOfGap: reason.shareOfGap,
        sentence: fields.map { field in
          let known = catalogue[field]
          let value = known?.shown(application.value(field), currency: catalogue.currency)
          return "\(known?.label ?? field.rawValue): \(value ?? "")"
        }.joined(separator: "; "))
    }
    return Array((ceilings + shares).prefix(Self.mostPrincipalReasons))
  }

  /// What each ceiling measures, as the model's fields tell it.
  private static let toldByCeiling: [String: [FieldID]] = [
    "paymentToIncomeCeiling": [.loanAmount, .annualIncome],
    "debtToIncomeCeiling": [.debtToIncome],
    "loanToIncomeCeiling": [.loanAmount, .annualIncome],
    "utilizationCeiling": [.revolvingUtilization], "knockOuts": [],
    "abilityToPay": [.monthlyIncome, .monthlyObligations],
  ]
}

extension LoanApplication {
  /// What the person entered of a field that a model is told: one that is derived is told by its
  /// parts.
  package func entered(for field: FieldID) -> [FieldID] {
    let isJoint = known(.jointAnnualIncome) != nil
    switch field {
    case .annualIncome: return isJoint ? [.annualIncome, .jointAnnualIncome] : [.annualIncome]
    case .debtToIncome:
      if isJoint { return [.jointDebtToIncome] }
      let isDerived = known(.debtToIncome) == nil && known(.monthlyDebtPayments) != nil
      return isDerived ? [.monthlyDebtPayments] : [.debtToIncome]
    default: return [field]
    }
  }
}

extension LoanApplication {
  /// Whether a field tells of a month of a card that was paid in time, which is no delinquency even
  /// where it weighs against the account.
  fileprivate func isPaidInTime(_ field: FieldID) -> Bool {
    FieldID.repaymentStatuses.contains(field) && (number(field) ?? 1) <= 0
  }
}
