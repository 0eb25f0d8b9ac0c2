/// An application as it came in: text typed, or values of a file, not yet checked.
package struct ApplicationForm: Sendable, Equatable, Codable {
  /// What stands in one field.
  package enum Entry: Sendable, Equatable {
    case text(String)
    case number(Double)
    /// A truth value, list or object where a text or number belongs.
    case wrongType
  }

  package let product: Product
  package var entries: [FieldID: Entry]

  package init(product: Product, entries: [FieldID: Entry] = [:]) {
    self.product = product
    self.entries = entries
  }

  /// Sets the text of a field; empty text means unknown.
  package mutating func type(_ text: String, in field: FieldID) {
    entries[field] = text.isEmpty ? nil : .text(text)
  }

  package func text(of field: FieldID) -> String {
    switch entries[field] {
    case .text(let text): text
    case .number(let value): Figure.plain(value)
    case .wrongType, nil: ""
    }
  }

  /// Checks every field and answers with the application, or with all problems at once in
  /// catalogue order.
  package func validated(by catalogue: FieldCatalogue) throws(FieldProblems) -> LoanApplication {
    var application = LoanApplication(product: product, layout: catalogue.layout)
    var problems: [FieldProblem] = []
    for field in catalogue.fields {
      switch field.read(entries[field.id]) {
      case .known(let value): application.put(value, in: field.id)
      case .unknown:
        if field.isRequired { problems.append(FieldProblem(field: field.id, kind: .missing)) }
      case .refused(let kind): problems.append(FieldProblem(field: field.id, kind: kind))
      }
    }
    for id in entries.keys.sorted() where catalogue[id] == nil {
      problems.append(FieldProblem(field: id, kind: .unknownField))
    }
    problems += Self.contradictions(application)
    guard problems.isEmpty else { throw FieldProblems(problems) }
    return application
  }

  /// How much of a loan can be principal: a hundredth more for amounts that were rounded and interest
  /// that became principal.
  private static let mostOwed = 1.01

  /// Answers that cannot all be true.
  private static func contradictions(_ application: LoanApplication) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    func refuse(_ field: FieldID, _ sentence: String) {
      problems.append(FieldProblem(field: field, kind: .contradiction(sentence)))
    }
    let income = application.number(.annualIncome)
    if let paid = application.number(.monthlyDebtPayments),
      let stated = application.number(.debtToIncome), let income, income > 0
    {
      let computed = paid * 12 / income * 100
      if abs(computed - stated) > max(0.5, 0.02 * stated) {
        refuse(.monthlyDebtPayments, "does not agree with debt_to_income; give one of them")
      }
    }
    let joint = application.number(.jointAnnualIncome)
    if let income, let joint, joint < income {
      refuse(.jointAnnualIncome, "is the income of both and cannot be below annual_income")
    }
    if joint == nil, application.number(.jointDebtToIncome) != nil {
      refuse(.jointDebtToIncome, "needs joint_annual_income, the income of both")
    }
    if let loan = application.number(.loanAmount),
      let debt = application.number(.outstandingPrincipal)
    {
      let most = loan * Self.mostOwed
      if debt > most {
        refuse(
          .outstandingPrincipal,
          "is above loan_amount, what was lent; without interest and fees it cannot be")
      } else if let paid = application.number(.paidPrincipal), debt + paid > most {
        refuse(.paidPrincipal, "with outstanding_principal is above loan_amount, what was lent")
      }
    }
    if let age = application.number(.monthsOnBook),
      let waited = application.number(.monthsSinceLastPayment),
      waited > age
    {
      refuse(.monthsSinceLastPayment, "is longer than months_on_book, the age of the loan")
    }
    return problems
  }
}

extension ApplicationForm.Entry: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .wrongType
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let value): try container.encode(value)
    case .wrongType: try container.encode(false)
    }
  }
}

/// What reading one entry gives.
package enum FieldReading: Sendable, Equatable {
  case known(FieldValue)
  case unknown
  case refused(FieldProblem.Kind)
}

extension Field {
  /// Longest recorded text in bytes.
  package static let longestText = 80

  /// Reads one entry by this field's kind and range.
  package func read(_ entry: ApplicationForm.Entry?) -> FieldReading {
    switch (entry, kind) {
    case (nil, _): .unknown
    case (.wrongType, .number): .refused(.notANumber)
    case (.wrongType, .text), (.number, .text): .refused(.notAText)
    case (.text(let text), .text):
      text.isBlank
        ? .unknown
        : text.utf8.count <= Self.longestText ? .known(.choice(text)) : .refused(.notAText)
    case (.wrongType, .choice(let choices)), (.number, .choice(let choices)):
      .refused(.notAChoice(accepted: choices.map(\.id)))
    case (.number(let value), .number(let range)): range.read(value)
    case (.text(let text), .number(let range)): range.read(text)
    case (.text(let text), .choice(let choices)):
      if text.isBlank {
        .unknown
      } else if let choice = choices.first(where: { $0.id == text || $0.label == text }) {
        .known(.choice(choice.id))
      } else {
        .refused(.notAChoice(accepted: choices.map(\.id)))
      }
    }
  }
}

extension NumberRange {
  fileprivate func read(_ text: String) -> FieldReading {
    if text.isBlank { return .unknown }
    guard let value = Figure.read(text) else { return .refused(.notANumber) }
    if unit != .percent, text.contains("%") {
      return .refused(.contradiction("has a sign of percent and is no percentage"))
    }
    return read(value)
  }

  package func read(_ value: Double) -> FieldReading {
    guard value.isFinite else { return .refused(.notANumber) }
    guard value >= minimum, value <= maximum else {
      return .refused(.outOfRange(minimum: minimum, maximum: maximum))
    }
    guard allowed.isEmpty || allowed.contains(value) else {
      return .refused(.notAllowed(accepted: allowed))
    }
    return .known(.number(value))
  }
}

extension String {
  /// Whether nothing but blanks stands in it.
  package var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
