package import Lending

/// One charged-off loan and what to do about it, in words.
package struct ValuedLoan: Sendable, Equatable {
  package let file: String
  package let advice: RecoveryAdvice
  package let currency: String
  package let labels: [FieldID: String]

  private func money(_ money: Money) -> String {
    "\(Figure.grouped(money.amount))\u{202F}\(currency)"
  }

  package var name: String { file.split(separator: "/").last.map(String.init) ?? file }

  package var sentence: String {
    let found = advice.recovery
    let best = advice.best.map {
      "The best is \($0.kind.phrase), worth \(money($0.worth)) today."
    }
    return "Of \(money(found.balance)) owed, expect \(money(found.expectedNet)) net. "
      + (best ?? "Nothing is worth its cost: leave the debt, or look for a cheaper way.")
  }

  /// Head and rows of the treatments.
  package var treatments: MoneyPage.Table {
    MoneyPage.Table(
      head: ["Treatment", "Expected net", "Months", "Cost", "Net an hour", "Worth today"],
      rows: advice.treatments.map { treatment in
        [
          treatment.kind.title + (treatment.kind == advice.recommended ? " (best)" : ""),
          money(treatment.expectedNet), Figure.shown(treatment.months, decimals: 1),
          money(treatment.cost), money(treatment.netPerHour), money(treatment.worth),
        ]
      })
  }

  package var floor: String {
    advice.settlementFloor >= advice.recovery.balance
      ? "No settlement is worth accepting: it would have to bring \(money(advice.settlementFloor)), "
        + "and \(money(advice.recovery.balance)) is owed."
      : "Accept no settlement below \(money(advice.settlementFloor)) in hand."
  }
}

extension Treatment {
  /// As a part of a sentence.
  var phrase: String {
    switch self {
    case .contact: "contact by letter and call"
    case .plan: "a repayment plan"
    case .settlement: "a settlement"
    case .sale: "sale of the debt"
    }
  }
}
