internal import Lending
internal import Scoring

/// Which levers an application has, how far they reach and how fine they are.
///
/// The catalogue's marks say who can change a field. Past payments, lengths of time and credit scores
/// are marked as fixed and have no lever. How far each realistically goes stands here: amounts on the
/// policy's grid, down to half for a borrower and to the smallest loan for an offer; cards in fifths
/// down to nothing; other debts in twentieths down to half; an income on the policy's grid, or a coarser
/// one of a high income, up to half as much again; a rate in half points up to three; a second income in steps of a hundred policy steps.
struct LeverTable {
  let catalogue: FieldCatalogue
  let policy: Policy
  /// All models that have a say.
  let models: [any ScoringModel]

  private static let cardSteps = 5
  private static let debtSteps = 10
  private static let highestIncome = 1.5
  /// Incomes that are tried at most.
  ///
  /// Where more income may only help, the search halves its way among them; else it must try each
  /// beside each step of other things.
  private static let mostIncomes = (halved: 400, tried: 10)
  /// A part of the debts as they stand: between two steps less may be enough.
  static let debtStepWords = "a twentieth"
  private static let rateSteps = 6
  /// In percent: a form takes less for a fraction that was written by mistake.
  private static let leastRate = 1.0
  private static let secondIncomes = 8

  /// Between two incomes of a second applicant.
  static func secondIncomeStep(_ policy: Policy) -> Money { Money(policy.limit.step.amount * 100) }

  /// What a borrower can do; debts are lowered after the income was raised, as both move a share.
  func borrower(_ application: LoanApplication) -> [Lever] {
    [
      amount(application, leastShare: 0.5), terms(application), cards(application),
      income(application), debts(application),
    ].compactMap { $0 }
  }

  /// What a lender can ask for.
  ///
  /// - Parameters:
  ///   - rate: that of the application, or the policy's.
  ///   - raising: whether a higher rate may be of use, as where a return must be reached.
  func lender(_ application: LoanApplication, rate: Rate?, raising: Bool) -> [Lever] {
    [
      amount(application, leastShare: 0), terms(application),
      rate.flatMap { rates(application, $0, raising) },
      secondApplicant(application), cards(application),
    ].compactMap { $0 }
  }

  private func change(_ field: FieldID) -> FieldChange { catalogue[field]?.change ?? .fixed }

  private func range(_ field: FieldID) -> NumberRange? {
    guard case .number(let range) = catalogue[field]?.kind else { return nil }
    return range
  }

  /// Whether all that is made from the fields may only fall with them, and the chance with that.
  private func onlyRaise(_ fields: [FieldID]) -> Bool {
    models.allSatisfy { model in
      model.features.allSatisfy { feature in
        feature.monotone == 1 || feature.fieldsRead.allSatisfy { !fields.contains($0) }
      }
    }
  }

  private func amount(_ application: LoanApplication, leastShare: Double) -> Lever? {
    guard change(.loanAmount) == .offer, let range = range(.loanAmount),
      let asked = application.known(.loanAmount), asked > 0
    else { return nil }
    let step = policy.limit.step.amount
    let lowest = Int((max(range.minimum, asked * leastShare) / step).rounded(.up))
    let highest = Int((min(asked, range.maximum) / step).rounded(.down))
    guard lowest <= highest else { return nil }
    let steps = (lowest...highest).reversed().map { Double($0) * step }.filter { $0 < asked }
    return Lever(
      .amount, steps.map { Lever.Step(value: $0, size: (asked - $0) / asked) },
      onlyHelps: onlyRaise([.loanAmount]))
  }

  private func terms(_ application: LoanApplication) -> Lever? {
    guard change(.termMonths) == .offer, let range = range(.termMonths),
      let asked = application.known(.termMonths), asked > 0
    else { return nil }
    let others = range.allowed.filter { $0 != asked }.sorted {
      (abs($0 - asked), $0) < (abs($1 - asked), $1)
    }
    return Lever(.term, others.map { Lever.Step(value: $0, size: abs($0 - asked) / asked) })
  }

  private func cards(_ application: LoanApplication) -> Lever? {
    let fields: [FieldID] = [.revolvingBalance, .revolvingUtilization]
    let isPayable = fields.contains {
      change($0) == .borrowerLowers && application.number($0) ?? 0 > 0
    }
    return isPayable ? Lever(.revolvingBalance, Self.less(by: Self.cardSteps, of: 5)) : nil
  }

  private func debts(_ application: LoanApplication) -> Lever? {
    let fields: [FieldID] = [.monthlyDebtPayments, .debtToIncome, .jointDebtToIncome]
    let isPayable = fields.contains {
      change($0) == .borrowerLowers && application.number($0) ?? 0 > 0
    }
    guard isPayable else { return nil }
    return Lever(.debts, Self.less(by: Self.debtSteps, of: 20), onlyHelps: onlyRaise(fields))
  }

  private func income(_ application: LoanApplication) -> Lever? {
    guard change(.annualIncome) == .borrowerRaises, let range = range(.annualIncome),
      let income = application.known(.annualIncome), income > 0
    else { return nil }
    let onlyHelps = incomeOnlyHelps
    let most = min(income * Self.highestIncome, range.maximum)
    let unit = Self.unit(
      policy.limit.step.amount, over: most - income,
      most: onlyHelps ? Self.mostIncomes.halved : Self.mostIncomes.tried)
    let first = Int((income / unit).rounded(.down)) + 1
    let last = Int((most / unit).rounded(.down))
    guard first <= last else { return nil }
    let incomes = (first...last).map { Double($0) * unit }
    return Lever(
      .income, incomes.map { Lever.Step(value: $0, size: ($0 - income) / income) },
      onlyHelps: onlyHelps, unit: Money(unit))
  }

  /// A step, or the smallest of 2, 5, 10, 20 … times as much of which at most so many fill a width.
  private static func unit(_ step: Double, over width: Double, most: Int) -> Double {
    var decade = step
    while true {
      for unit in [decade, 2 * decade, 5 * decade] where width / unit <= Double(most) {
        return unit
      }
      decade *= 10
    }
  }

  /// Whether more income, with the same debts in money, can make no chance higher.
  private var incomeOnlyHelps: Bool {
    let moved: [FieldID] = [.annualIncome, .jointAnnualIncome, .debtToIncome, .jointDebtToIncome]
    return models.allSatisfy { model in
      model.features.allSatisfy { feature in
        guard feature.fieldsRead.contains(where: moved.contains) else { return true }
        switch feature.source {
        case .effectiveIncome, .number(.annualIncome), .number(.jointAnnualIncome):
          return feature.monotone == -1
        // Whatever else is made from an income is a share of it.
        default: return feature.monotone == 1
        }
      }
    }
  }

  private func rates(_ application: LoanApplication, _ rate: Rate, _ raising: Bool) -> Lever? {
    guard change(.interestRate) == .offer, let range = range(.interestRate), rate.percent > 0
    else { return nil }
    let steps = (1...Self.rateSteps).flatMap { half -> [Lever.Step] in
      let distance = Double(half) / 2
      let rates = raising ? [-distance, distance] : [-distance]
      return rates.map { rate.percent + $0 }.filter {
        max(range.minimum, Self.leastRate)...range.maximum ~= $0
      }
      .map { Lever.Step(value: $0, size: distance / rate.percent) }
    }
    // A lower rate asks less of the borrower, and no model without the price looks at it.
    return Lever(.rate, steps, onlyHelps: !raising && onlyRaise([.interestRate]))
  }

  private func secondApplicant(_ application: LoanApplication) -> Lever? {
    guard change(.jointAnnualIncome) == .borrowerRaises,
      application.known(.jointAnnualIncome) == nil,
      let income = application.known(.annualIncome), income > 0
    else { return nil }
    let unit = Self.secondIncomeStep(policy).amount
    return Lever(
      .secondApplicant,
      (1...Self.secondIncomes).map {
        Lever.Step(value: Double($0) * unit, size: Double($0) * unit / income)
      })
  }

  /// One part less of so many, and so on.
  private static func less(by steps: Int, of parts: Int) -> [Lever.Step] {
    (1...steps).map {
      let share = Double($0) / Double(parts)
      return Lever.Step(value: 1 - share, size: share)
    }
  }
}
