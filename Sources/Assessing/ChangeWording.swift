internal import Lending

/// Says what a lever does to an application.
struct ChangeWording {
  let catalogue: FieldCatalogue
  let before: LoanApplication
  let after: LoanApplication
  /// Between two second incomes that are tried; nil where none is.
  var secondIncomeStep: Money?
  /// Between two incomes of the applicant that are tried; nil where none is.
  var incomeStep: Money?

  func change(_ kind: ApplicationChange.Kind) -> ApplicationChange {
    ApplicationChange(kind: kind, sentence: sentence(kind))
  }

  private func sentence(_ kind: ApplicationChange.Kind) -> String {
    switch kind {
    case .amount:
      "borrow \(now(.loanAmount)) instead of \(then(.loanAmount))"
    case .term: "over \(now(.termMonths)) instead of \(then(.termMonths))"
    case .rate: "at \(now(.interestRate)) a year"
    case .revolvingBalance: cards
    case .debts: debts
    case .income:
      "prove an annual income of \(now(.annualIncome)) instead of \(then(.annualIncome))\(lighter)"
        + tried(incomeStep)
    case .secondApplicant:
      "with a second applicant who earns at least \(secondIncome) a year\(tried(secondIncomeStep)) and has no debts"
    case .newestBill:
      "pay the newest bill down to \(now(FieldID.billAmounts[0])) "
        + "from \(then(FieldID.billAmounts[0]))"
    }
  }

  /// Debts stay as they are in money, so more income makes their share smaller.
  private var lighter: String {
    guard before.number(.debtToIncome) != nil,
      before.number(.debtToIncome) != after.number(.debtToIncome)
    else { return "" }
    return ", which brings debt to income from \(then(.debtToIncome)) to \(now(.debtToIncome))"
  }

  private var cards: String {
    guard before.number(.revolvingBalance) != nil else {
      return "bring the use of cards down to \(now(.revolvingUtilization)) "
        + "from \(then(.revolvingUtilization))"
    }
    let use =
      before.number(.revolvingUtilization) == nil
      ? "" : " (use \(now(.revolvingUtilization)) instead of \(then(.revolvingUtilization)))"
    let left = after.number(.revolvingBalance) ?? 0
    return left > 0
      ? "pay the cards down to \(now(.revolvingBalance)) from \(then(.revolvingBalance))\(use)"
      : "pay off the cards, \(then(.revolvingBalance))\(use)"
  }

  private var debts: String {
    let told: [FieldID] = [.monthlyDebtPayments, .jointDebtToIncome, .debtToIncome]
    let parts = told.filter { before.number($0) ?? 0 > 0 }.map { field in
      let label = catalogue[field]?.label ?? field.rawValue
      return "\(Self.small(label)) to \(now(field)) from \(then(field))"
    }
    return "lower " + parts.joined(separator: " and ")
      + " (tried in steps of \(LeverTable.debtStepWords))"
  }

  private var secondIncome: String {
    let own = before.number(.annualIncome) ?? 0
    let both = after.number(.jointAnnualIncome) ?? own
    return "\(Figure.grouped(both - own))\u{202F}\(catalogue.currency)"
  }

  /// Between two steps a smaller income may be enough.
  private func tried(_ step: Money?) -> String {
    step.map {
      " (tried in steps of \(Figure.grouped($0.amount))\u{202F}\(catalogue.currency))"
    } ?? ""
  }

  private func now(_ field: FieldID) -> String { told(field, after) }

  private func then(_ field: FieldID) -> String { told(field, before) }

  private func told(_ field: FieldID, _ application: LoanApplication) -> String {
    guard let known = catalogue[field] else { return "" }
    return known.shown(application.value(field), currency: catalogue.currency)
  }

  private static func small(_ label: String) -> String {
    guard let first = label.first else { return label }
    return first.lowercased() + label.dropFirst()
  }
}
