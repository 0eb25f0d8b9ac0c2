/// A checked application: every value is known to its field's kind and range.
package struct LoanApplication: Sendable {
  package let product: Product
  /// Where each field stands in the row.
  package private(set) var layout: FieldLayout
  /// Numbers by place, and of an answer its place in the list; not a number is unknown.
  private var row: [Double]
  /// Texts that stand in no list, by place.
  private var texts: [Int: String] = [:]

  /// Stands in the row for an answer that no list holds.
  private static let unlisted = -1.0

  /// Takes values that have been checked by a catalogue; use `ApplicationForm.validated`.
  package init(product: Product, values: [FieldID: FieldValue]) {
    let ids = values.keys.sorted()
    self.init(
      product: product,
      layout: FieldLayout(ids.map { id in (id, values[id]?.choice.map { [$0] }) }))
    for (id, value) in values { put(value, in: id) }
  }

  /// An application of a catalogue in which nothing is known yet.
  package init(product: Product, layout: FieldLayout) {
    self.product = product
    self.layout = layout
    row = Array(repeating: .nan, count: layout.ids.count)
  }

  /// An application of a catalogue from a row that has been checked.
  ///
  /// - Parameters:
  ///   - row: for each place of the layout its number, or the place of its answer in the list; not a
  ///     number is unknown.
  ///   - texts: what stands in fields of free text, by place.
  package init(product: Product, layout: FieldLayout, row: [Double], texts: [Int: String] = [:]) {
    precondition(row.count == layout.ids.count, "one number a field")
    self.product = product
    self.layout = layout
    self.row = row
    self.texts = texts
    for place in texts.keys { self.row[place] = Self.unlisted }
  }

  /// All that is known.
  package var values: [FieldID: FieldValue] {
    var values: [FieldID: FieldValue] = [:]
    for (place, id) in layout.ids.enumerated() {
      if let value = value(at: place) { values[id] = value }
    }
    return values
  }

  package func number(_ id: FieldID) -> Double? {
    guard let place = layout.place(of: id), layout.answers[place] == nil else { return nil }
    let number = row[place]
    return number.isNaN ? nil : number
  }

  /// As `number`, found without a look-up.
  package func known(_ number: LoanNumber) -> Double? {
    let place = layout.place(of: number)
    guard place >= 0 else { return nil }
    let value = row[place]
    return value.isNaN ? nil : value
  }

  package func choice(_ id: FieldID) -> String? {
    layout.place(of: id).flatMap { value(at: $0)?.choice }
  }

  package func value(_ id: FieldID) -> FieldValue? {
    layout.place(of: id).flatMap { value(at: $0) }
  }

  /// What stands at a place of a number, not a number where it is unknown; of an answer its place in
  /// the list, below 0 where no list holds it.
  package func entry(at place: Int) -> Double { row[place] }

  private func value(at place: Int) -> FieldValue? {
    let number = row[place]
    guard !number.isNaN else { return nil }
    guard let answers = layout.answers[place] else { return .number(number) }
    return .choice(number < 0 ? texts[place] ?? "" : answers[Int(number)])
  }

  /// Exchanges one value; nil makes it unknown.
  package mutating func put(_ value: FieldValue?, in id: FieldID) {
    guard let place = layout.place(of: id) else {
      if let value { self = with(value, added: id) }
      return
    }
    texts[place] = nil
    switch (value, layout.answers[place]) {
    case (nil, _): row[place] = .nan
    case (.number(let number), nil): row[place] = number
    case (.choice(let text), let answers?):
      if let index = answers.firstIndex(of: text) {
        row[place] = Double(index)
      } else {
        row[place] = Self.unlisted
        texts[place] = text
      }
    case (.number, _?), (.choice, nil):
      if let value { self = with(value, added: id) }
    }
  }

  /// Exchanges one number.
  package mutating func put(_ number: Double, in id: FieldID) {
    if let place = layout.place(of: id), layout.answers[place] == nil {
      row[place] = number
    } else {
      put(.number(number), in: id)
    }
  }

  /// With a value that the layout has no place for.
  private func with(_ value: FieldValue, added id: FieldID) -> LoanApplication {
    var values = values
    values[id] = value
    return LoanApplication(product: product, values: values)
  }

  /// The same application with one value exchanged, as the searches need it.
  package func with(_ value: Double?, in id: FieldID) -> LoanApplication {
    var copy = self
    copy.put(value.map { .number($0) }, in: id)
    return copy
  }
}

extension LoanApplication: Equatable {
  package static func == (left: LoanApplication, right: LoanApplication) -> Bool {
    left.product == right.product && left.values == right.values
  }
}

extension LoanApplication: Codable {
  private enum CodingKeys: String, CodingKey { case product, values }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      product: try container.decode(Product.self, forKey: .product),
      values: try container.decode([FieldID: FieldValue].self, forKey: .values))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(product, forKey: .product)
    try container.encode(values, forKey: .values)
  }
}

extension LoanApplication {
  package var loanAmount: Money { Money(known(.loanAmount) ?? 0) }

  /// What is at stake: the amount of a loan, the present limit of a card.
  package var amountAtStake: Money? {
    (known(.loanAmount) ?? known(.creditLimit)).map { Money($0) }
  }

  package var termMonths: Int { Int(known(.termMonths) ?? 0) }

  /// Income a year that answers for the loan: of both applicants where there are two.
  package var effectiveIncome: Money? {
    (known(.jointAnnualIncome) ?? known(.annualIncome)).map { Money($0) }
  }

  /// Debt payments a month without this loan and without a mortgage; nil where they are not known.
  ///
  /// Two applicants answer with the debts of both: those of the first alone say nothing of them.
  package var monthlyDebt: Money? {
    guard let income = effectiveIncome else { return nil }
    if known(.jointAnnualIncome) != nil {
      return known(.jointDebtToIncome).map { Money($0 / 100 * income.amount / 12) }
    }
    // A form in which both stand and disagree is refused, so either will do.
    return known(.monthlyDebtPayments).map { Money($0) }
      ?? known(.debtToIncome).map { Money($0 / 100 * income.amount / 12) }
  }

  /// Debt to income without this loan, as the lender's files define it.
  package var effectiveDebtToIncome: Rate? {
    if known(.jointAnnualIncome) != nil {
      return known(.jointDebtToIncome).map { Rate(percent: $0) }
    }
    if let stated = known(.debtToIncome) { return Rate(percent: stated) }
    guard let paid = known(.monthlyDebtPayments), let income = known(.annualIncome) else {
      return nil
    }
    guard paid > 0 else { return Rate(percent: 0) }
    guard income > 0 else { return .mostOfIncome }
    return min(Rate(percent: paid * 12 / income * 100), .mostOfIncome)
  }

  /// What a field says to the model: debt to income follows from the debt payments, and both it and
  /// the income are those of both applicants where there are two.
  package func told(_ id: FieldID) -> FieldValue? {
    switch id {
    case .debtToIncome: effectiveDebtToIncome.map { .number($0.percent) }
    case .annualIncome: effectiveIncome.map { .number($0.amount) }
    default: value(id)
    }
  }
}
