/// One thing that is done differently: which, and in words.
package struct ApplicationChange: Codable, Sendable, Equatable {
  /// What a borrower or a lender can set.
  package enum Kind: String, Codable, Sendable, CaseIterable {
    /// The borrower asks for less.
    case amount
    case term
    /// The lender asks for less interest, or for more.
    case rate
    /// Cards are paid down; their limits stay, so the use falls in proportion.
    case revolvingBalance = "revolving_balance"
    /// Other debts are paid off.
    case debts
    /// More income is proved.
    case income
    /// Somebody with an income and without debts answers for the loan as well.
    case secondApplicant = "second_applicant"
    /// More of the newest bill of a card is paid.
    case newestBill = "newest_bill"
  }

  package let kind: Kind
  /// "borrow 9 400 USD instead of 12 000 USD".
  package let sentence: String

  package init(kind: Kind, sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }
}

/// One field of an application before and after.
package struct FieldMove: Codable, Sendable, Equatable {
  package let field: FieldID
  /// Nil is unknown.
  package let from: FieldValue?
  package let to: FieldValue?

  package init(field: FieldID, from: FieldValue?, to: FieldValue?) {
    self.field = field
    self.from = from
    self.to = to
  }
}

extension LoanApplication {
  /// The fields in which another application of the same catalogue says something else, in catalogue
  /// order.
  package func moves(to other: LoanApplication) -> [FieldMove] {
    layout.ids.compactMap { id in
      let (from, to) = (value(id), other.value(id))
      return from == to ? nil : FieldMove(field: id, from: from, to: to)
    }
  }
}
