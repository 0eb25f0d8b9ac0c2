extension Product {
  package static let recovery = Product(rawValue: "recovery")
}

extension FieldID {
  package static let outstandingPrincipal: FieldID = "outstanding_principal"
  package static let paidPrincipal: FieldID = "paid_principal"
  package static let monthsOnBook: FieldID = "months_on_book"
  package static let monthsSinceLastPayment: FieldID = "months_since_last_payment"
}
