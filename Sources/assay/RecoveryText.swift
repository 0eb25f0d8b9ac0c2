import Lending

/// What to do about a charged-off loan, as a person reads it on a terminal.
struct RecoveryText {
  private let advice: RecoveryAdvice
  private let loan: LoanApplication
  private let catalogue: FieldCatalogue

  init(_ advice: RecoveryAdvice, of loan: LoanApplication, _ catalogue: FieldCatalogue) {
    self.advice = advice
    self.loan = loan
    self.catalogue = catalogue
  }

  var text: String {
    [expected, treatments, plan, moves, inputs, provenance].joined(separator: "\n\n")
  }

  private func money(_ money: Money, decimals: Int = 0) -> String {
    "\(Figure.grouped(money.amount, decimals: decimals))\u{202F}\(catalogue.currency)"
  }

  private func percent(_ share: Double) -> String { Figure.percent(share, decimals: 1) }

  private var expected: String {
    let found = advice.recovery
    var table = TextTable([.left, .right, .left])
    table.add(["Still owed", money(found.balance), ""])
    table.add(["Chance that anything comes back", percent(found.chanceOfAny), ""])
    table.add([
      "Expected share of the balance", percent(found.expectedShare),
      "nine in ten end within \(percent(found.low)) to \(percent(found.high))",
    ])
    table.add(["Expected gross", money(found.expectedGross), ""])
    table.add([
      "Expected net of the fee", money(found.expectedNet), "fee \(percent(found.feeShare))",
    ])
    table.add([
      "Average month", Figure.shown(found.lagMonths, decimals: 1),
      "months from now, at the latest; half within \(half(found.lagMonths)) months",
    ])
    return table.text
  }

  /// Months until half has come in, where the same share of the rest comes every month.
  private func half(_ average: Double) -> String {
    guard average > 1 else { return "1" }
    let months = Elementary.log(0.5) / Elementary.log(1 - 1 / average)
    return Figure.plain(months.rounded(.up))
  }

  private var treatments: String {
    var table = TextTable([.left, .right, .right, .right, .right, .right, .right])
    table.add(["", "expected net", "months", "worth today", "cost", "hours", "net an hour"])
    for treatment in advice.treatments {
      table.add([
        treatment.kind.rawValue, money(treatment.expectedNet),
        Figure.shown(treatment.months, decimals: 1), money(treatment.worth),
        money(treatment.cost), Figure.plain(treatment.hours), money(treatment.netPerHour),
      ])
    }
    return "  What can be done (worth today: after cost and officer's time)\n" + table.text
      + "\n" + recommendation
  }

  private var recommendation: String {
    guard let best = advice.best else {
      return "    Nothing is worth its cost: leave the debt, or look for a cheaper way.\n" + floor
    }
    return "    Recommended: \(best.kind.words), worth \(money(best.worth)) today.\n" + floor
  }

  /// The floor with its two parts, which add up.
  private var floor: String {
    let cost = advice.inputs.settlementCost
    let other = Money(advice.settlementFloor.amount - cost.amount)
    let ways =
      other > .zero
      ? "the best other way is worth \(money(other))" : "no other way is worth its cost"
    let owed = advice.recovery.balance
    if advice.settlementFloor >= owed {
      return "    No settlement is worth accepting: it would have to bring "
        + "\(money(advice.settlementFloor)) in hand, and \(money(owed)) is owed."
    }
    return
      "    Accept no settlement below \(money(advice.settlementFloor)) in hand: \(ways) today, and the "
      + "settlement itself costs \(money(cost)), the officer's time included."
  }

  private var plan: String {
    guard let plan = advice.plan else {
      return "  No repayment plan: income and debts must be known and leave enough to pay from."
    }
    let whole =
      plan.repaidShare >= 1
      ? "pays everything back in \(plan.months) months"
      : "pays back \(percent(plan.repaidShare)) in the \(plan.months) months that a plan may run"
    return "  Repayment plan: \(money(plan.payment, decimals: 2)) a month, of "
      + "\(money(plan.freeIncome)) that debts leave of the income, before taxes and living; if it is\n"
      + "  kept, it \(whole), without interest."
  }

  private var moves: String {
    let parts = advice.recovery.chanceParts.sorted { abs($0.logOdds) > abs($1.logOdds) }.prefix(5)
    var table = TextTable([.left, .right, .left])
    for part in parts {
      table.add([
        catalogue[part.field]?.label ?? part.field.rawValue,
        Figure.signed(part.logOdds, decimals: 3),
        loan.value(part.field) == nil ? "not known" : "",
      ])
    }
    return "  What moves the chance (log-odds)\n" + table.text
  }

  private var inputs: String {
    let inputs = advice.inputs
    let effects = inputs.treatments.compactMap { terms in
      terms.effect.map { "\(terms.kind.rawValue) \(Figure.plain($0))" }
    }.joined(separator: ", ")
    let sale = inputs.treatments.compactMap(\.price).first.map {
      "; a sale brings \(Figure.plain($0.percent))\u{202F}% of the balance"
    }
    return """
        Inputs of the policy, stated and not learned
          times what the model expects: \(effects)\(sale ?? "")
          discount \(Figure.plain(inputs.discountRate.percent))\u{202F}% a year; an officer's hour \
      costs \(money(inputs.hourCost)); a plan takes \
      \(Figure.plain(inputs.plan.shareOfFreeIncome.percent))\u{202F}% of what is left of the income, \
      at most \(inputs.plan.mostMonths) months
      """
  }

  private var provenance: String {
    "  \(advice.recovery.model), pack \(advice.recovery.packDigest.prefix(12)), "
      + "policy \(advice.inputs.policy) (\(advice.inputs.policyDigest.prefix(12)))"
  }
}

extension Treatment {
  /// As part of a sentence.
  var words: String {
    switch self {
    case .contact: "contact by letter and call"
    case .plan: "a repayment plan"
    case .settlement: "a settlement"
    case .sale: "sale of the debt"
    }
  }
}
