package import Lending

/// One thing that can be set step by step, each step further from what was asked.
package struct Lever: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    /// The amount, months, rate or income that is set, or the share that is left of a balance, debt or
    /// bill.
    package let value: Double
    /// By what share the thing is moved.
    package let size: Double
  }

  package let kind: ApplicationChange.Kind
  /// At least one, their sizes rising.
  package let steps: [Step]
  /// Whether no step can make a chance, a burden or an expected loss worse than the one before.
  package let onlyHelps: Bool
  /// Of which each step is a whole multiple, where that must be told; nil where it need not.
  let unit: Money?

  /// Nil without a step.
  init?(
    _ kind: ApplicationChange.Kind, _ steps: [Step], onlyHelps: Bool = false, unit: Money? = nil
  ) {
    guard !steps.isEmpty else { return nil }
    self.kind = kind
    self.steps = steps
    self.onlyHelps = onlyHelps
    self.unit = unit
    place = ApplicationChange.Kind.allCases.firstIndex(of: kind) ?? 0
  }

  /// Among all kinds.
  let place: Int

  /// Moves an application to one of the steps.
  package func move(_ application: inout LoanApplication, to step: Int) {
    let value = steps[step].value
    switch kind {
    case .amount: application.put(value, in: .loanAmount)
    case .term: application.put(value, in: .termMonths)
    case .rate: application.put(value, in: .interestRate)
    case .revolvingBalance: Self.payDownCards(&application, to: value)
    case .debts: Self.lowerDebts(&application, to: value)
    case .income: Self.raiseIncome(&application, to: value)
    case .secondApplicant: Self.addApplicant(&application, earning: value)
    case .newestBill: Self.payBill(&application, to: value)
    }
  }

  /// What is left is told as people write it: whole payments, tenths of a percent.
  private static func lowerDebts(_ application: inout LoanApplication, to share: Double) {
    if let payments = application.number(.monthlyDebtPayments) {
      application.put((payments * share).rounded(.down), in: .monthlyDebtPayments)
    }
    for field in [FieldID.debtToIncome, .jointDebtToIncome] {
      if let percent = application.number(field) {
        application.put((percent * share * 10).rounded(.down) / 10, in: field)
      }
    }
  }

  /// The limit of the cards stays, which is balance over use; so both fall alike.
  private static func payDownCards(_ application: inout LoanApplication, to share: Double) {
    let balance = application.number(.revolvingBalance)
    let left = balance.map { ($0 * share).rounded() }
    if let left { application.put(left, in: .revolvingBalance) }
    guard let use = application.number(.revolvingUtilization) else { return }
    guard let balance, let left, balance > 0 else {
      return application.put(use * share, in: .revolvingUtilization)
    }
    application.put(use * (left / balance), in: .revolvingUtilization)
  }

  /// The debts stay as they are in money, so their share of the income falls.
  private static func raiseIncome(_ application: inout LoanApplication, to higher: Double) {
    guard let income = application.number(.annualIncome), income > 0 else { return }
    let more = higher - income
    application.put(higher, in: .annualIncome)
    spread(&application, .debtToIncome, from: income, to: higher)
    if let both = application.number(.jointAnnualIncome), both > 0 {
      application.put(both + more, in: .jointAnnualIncome)
      spread(&application, .jointDebtToIncome, from: both, to: both + more)
    }
  }

  /// The same debts in percent of a higher income, in tenths and never too low.
  private static func spread(
    _ application: inout LoanApplication, _ field: FieldID, from income: Double, to higher: Double
  ) {
    guard let percent = application.number(field) else { return }
    let less = (percent * income / higher * 10).rounded(.up) / 10
    application.put(min(less, percent), in: field)
  }

  private static func addApplicant(_ application: inout LoanApplication, earning income: Double) {
    guard let own = application.number(.annualIncome) else { return }
    let debt = application.monthlyDebt
    application.put(own + income, in: .jointAnnualIncome)
    guard let debt else { return }
    let share = debt.amount * 12 / (own + income) * 100
    application.put((share * 10).rounded(.up) / 10, in: .jointDebtToIncome)
  }

  /// What is paid of the newest bill is no longer owed.
  private static func payBill(_ application: inout LoanApplication, to share: Double) {
    let (bill, payment) = (FieldID.billAmounts[0], FieldID.paymentAmounts[0])
    guard let owed = application.number(bill) else { return }
    let left = (owed * share).rounded()
    application.put(left, in: bill)
    if let paid = application.number(payment) { application.put(paid + owed - left, in: payment) }
  }
}
