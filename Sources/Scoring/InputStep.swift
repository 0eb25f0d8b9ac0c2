internal import Lending

/// How one input is made from an application whose layout is known.
enum InputStep: Sendable {
  /// What is asked stands nowhere in the layout.
  case unknown
  case number(Int)
  /// The place of a field with a list, and the first of its codes among those of all inputs.
  case code(Int, first: Int, count: Int)
  case effectiveIncome
  case effectiveDebtToIncome
  case loanToIncome
  case paymentToIncome
  case revolvingToIncome
  case loan(LoanMeasure)
  case monthsLate(Int)
  case wayOfPaying(Int)
  case shareOfLimit(Int)
  case shareOfBill(Int, bill: Int)
  case card(CardMeasure)

  /// Finds the places of a source; `codes` takes the codes of its answers in the layout's order.
  init(_ source: Feature.Source, in layout: FieldLayout, codes: inout [Float]) {
    func step(_ field: FieldID, _ make: (Int) -> InputStep) -> InputStep {
      guard let place = layout.place(of: field), layout.isNumber(at: place) else { return .unknown }
      return make(place)
    }
    switch source {
    case .number(let field): self = step(field) { .number($0) }
    case .code(let field, let codeOf):
      guard let place = layout.place(of: field), !layout.isNumber(at: place) else {
        self = .unknown
        return
      }
      let answers = layout.answers(at: place)
      self = .code(place, first: codes.count, count: answers.count)
      codes += answers.map { codeOf[$0] ?? .nan }
    case .effectiveIncome: self = .effectiveIncome
    case .effectiveDebtToIncome: self = .effectiveDebtToIncome
    case .loanToIncome: self = .loanToIncome
    case .paymentToIncome: self = .paymentToIncome
    case .revolvingToIncome: self = .revolvingToIncome
    case .loan(let measure): self = .loan(measure)
    case .monthsLate(let field): self = step(field) { .monthsLate($0) }
    case .wayOfPaying(let field): self = step(field) { .wayOfPaying($0) }
    case .shareOfLimit(let field): self = step(field) { .shareOfLimit($0) }
    case .shareOfBill(let field, let bill):
      self = step(field) { field in step(bill) { .shareOfBill(field, bill: $0) } }
    case .card(let measure): self = .card(measure)
    }
  }

  /// The input's number, not a number where it is unknown or an answer that no list holds.
  func value(in application: LoanApplication, codes: [Float]) -> Float {
    func number(_ place: Int) -> Double? {
      let entry = application.entry(at: place)
      return entry.isNaN ? nil : entry
    }
    switch self {
    case .unknown: return .nan
    case .number(let place): return Float(application.entry(at: place))
    case .code(let place, let first, let count):
      let entry = application.entry(at: place)
      guard entry >= 0, entry < Double(count) else { return .nan }
      return codes[first + Int(entry)]
    case .effectiveIncome: return Self.float(application.effectiveIncome?.amount)
    case .effectiveDebtToIncome: return Self.float(application.effectiveDebtToIncome?.percent)
    case .loanToIncome:
      return Self.share(application.known(.loanAmount), of: application.effectiveIncome)
    case .revolvingToIncome:
      return Self.share(application.known(.revolvingBalance), of: application.effectiveIncome)
    case .paymentToIncome:
      return Self.share(
        application.known(.interestRate).map { rate in
          Annuity.payment(
            of: application.loanAmount, at: Rate(percent: rate), months: application.termMonths
          ).amount * 12
        }, of: application.effectiveIncome)
    case .loan(let measure): return Self.float(measure.value(in: application))
    case .monthsLate(let field): return Self.float(number(field).map { max($0, 0) })
    case .wayOfPaying(let field): return Self.float(number(field).map { min($0, 0) })
    case .shareOfLimit(let field):
      return Self.float(CardMeasure.share(number(field), of: application.known(.creditLimit)))
    case .shareOfBill(let field, let bill):
      return Self.float(Self.shareOfBill(payment: number(field), bill: number(bill)))
    case .card(let measure): return Self.float(measure.value(in: application))
    }
  }

  private static func shareOfBill(payment: Double?, bill: Double?) -> Double? {
    guard let payment, let bill else { return nil }
    guard bill > 0 else { return CardMeasure.highestPaidShare }
    return min(payment / max(bill, 1) * 100, CardMeasure.highestPaidShare)
  }

  private static let highestShare: Float = 1e9

  private static func float(_ value: Double?) -> Float { value.map { Float($0) } ?? .nan }

  private static func share(_ part: Double?, of whole: Money?) -> Float {
    guard let part, let whole else { return .nan }
    // No income is known and worse than a small one; the bound stands in for infinity, which
    // XGBoost refuses.
    guard whole.amount > 0 else { return part > 0 ? highestShare : 0 }
    return Float(min(part / whole.amount * 100, Double(highestShare)))
  }
}
