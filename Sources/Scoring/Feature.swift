package import Lending

/// One input of a model and how it is made from the fields of an application.
package struct Feature: Sendable, Equatable {
  /// How the number is found.
  package enum Source: Sendable, Equatable {
    /// The field's number.
    case number(FieldID)
    /// The field's choice as a number, in the order of observed risk.
    case code(FieldID, [String: Float])
    /// Income of both applicants where there are two.
    case effectiveIncome
    /// Debt to income of whoever answers for the loan, in percent.
    case effectiveDebtToIncome
    /// Amount over effective income, in percent.
    case loanToIncome
    /// Monthly payment × 12 over effective income at the lender's own rate, in percent.
    case paymentToIncome
    /// Revolving balance over effective income, in percent.
    case revolvingToIncome
    /// A number from several fields of a borrower and a loan.
    case loan(LoanMeasure)
    /// Months late of a statement of a card; 0 where it was paid in time.
    case monthsLate(FieldID)
    /// How a statement of a card was paid in time: 0 in part, −1 in full, −2 not used.
    case wayOfPaying(FieldID)
    /// Bill in percent of the card's limit.
    case shareOfLimit(FieldID)
    /// Payment in percent of the bill on which it was due; 200 at most, as where nothing was due.
    case shareOfBill(FieldID, bill: FieldID)
    /// A number from the last six months of a card.
    case card(CardMeasure)
  }

  package let name: String
  package let source: Source
  /// The field under which its contribution is told.
  package let toldAs: FieldID
  /// +1 where more of it may only raise the risk, −1 where it may only lower it, 0 where free.
  package let monotone: Int

  package init(name: String, source: Source, toldAs: FieldID, monotone: Int) {
    self.name = name
    self.source = source
    self.toldAs = toldAs
    self.monotone = monotone
  }

  /// The input's number, not a number where it is unknown.
  package func value(in application: LoanApplication) -> Float {
    var codes: [Float] = []
    // An answer that no list holds may have a code all the same.
    if case .code(let field, let codes) = source {
      return application.choice(field).flatMap { codes[$0] } ?? .nan
    }
    return InputStep(source, in: application.layout, codes: &codes)
      .value(in: application, codes: codes)
  }
}

extension Feature: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, from, field, bill, measure, codes, toldAs, monotone
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    toldAs = try container.decode(FieldID.self, forKey: .toldAs)
    monotone = try container.decode(Int.self, forKey: .monotone)
    switch try container.decode(String.self, forKey: .from) {
    case "number": source = .number(try container.decode(FieldID.self, forKey: .field))
    case "code":
      source = .code(
        try container.decode(FieldID.self, forKey: .field),
        try container.decode([String: Float].self, forKey: .codes))
    case "effective_income": source = .effectiveIncome
    case "effective_debt_to_income": source = .effectiveDebtToIncome
    case "loan_to_income": source = .loanToIncome
    case "payment_to_income": source = .paymentToIncome
    case "revolving_to_income": source = .revolvingToIncome
    case "loan":
      guard let measure = LoanMeasure(rawValue: try container.decode(String.self, forKey: .measure))
      else { throw Self.unknownSource(container) }
      source = .loan(measure)
    case "months_late": source = .monthsLate(try container.decode(FieldID.self, forKey: .field))
    case "way_of_paying": source = .wayOfPaying(try container.decode(FieldID.self, forKey: .field))
    case "share_of_limit":
      source = .shareOfLimit(try container.decode(FieldID.self, forKey: .field))
    case "share_of_bill":
      source = .shareOfBill(
        try container.decode(FieldID.self, forKey: .field),
        bill: try container.decode(FieldID.self, forKey: .bill))
    case "card":
      guard let measure = CardMeasure(rawValue: try container.decode(String.self, forKey: .measure))
      else { throw Self.unknownSource(container) }
      source = .card(measure)
    default: throw Self.unknownSource(container)
    }
  }

  private static func unknownSource(
    _ container: KeyedDecodingContainer<CodingKeys>
  ) -> DecodingError {
    .dataCorruptedError(
      forKey: .from, in: container, debugDescription: "a source of a newer program")
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(toldAs, forKey: .toldAs)
    try container.encode(monotone, forKey: .monotone)
    switch source {
    case .number(let field):
      try container.encode("number", forKey: .from)
      try container.encode(field, forKey: .field)
    case .code(let field, let codes):
      try container.encode("code", forKey: .from)
      try container.encode(field, forKey: .field)
      try container.encode(codes, forKey: .codes)
    case .effectiveIncome: try container.encode("effective_income", forKey: .from)
    case .effectiveDebtToIncome: try container.encode("effective_debt_to_income", forKey: .from)
    case .loanToIncome: try container.encode("loan_to_income", forKey: .from)
    case .paymentToIncome: try container.encode("payment_to_income", forKey: .from)
    case .revolvingToIncome: try container.encode("revolving_to_income", forKey: .from)
    case .loan(let measure):
      try container.encode("loan", forKey: .from)
      try container.encode(measure.rawValue, forKey: .measure)
    case .monthsLate(let field):
      try container.encode("months_late", forKey: .from)
      try container.encode(field, forKey: .field)
    case .wayOfPaying(let field):
      try container.encode("way_of_paying", forKey: .from)
      try container.encode(field, forKey: .field)
    case .shareOfLimit(let field):
      try container.encode("share_of_limit", forKey: .from)
      try container.encode(field, forKey: .field)
    case .shareOfBill(let field, let bill):
      try container.encode("share_of_bill", forKey: .from)
      try container.encode(field, forKey: .field)
      try container.encode(bill, forKey: .bill)
    case .card(let measure):
      try container.encode("card", forKey: .from)
      try container.encode(measure.rawValue, forKey: .measure)
    }
  }
}
