extension Field {
  /// A value of this field as people read it, with its unit; `unknown` where there is none.
  package func shown(_ value: FieldValue?, currency: String) -> String {
    switch (value, kind) {
    case (nil, _): "unknown"
    case (.number(let number), .number(let range)):
      repaymentWords(number) ?? Figure.inUnit(number, range, currency: currency)
    case (.choice(let id), .choice(let choices)):
      choices.first { $0.id == id }?.label.lowercasedFirst ?? id
    case (.choice(let text), .text): text
    case (.number(let number), _): Figure.plain(number)
    case (.choice(let id), .number): id
    }
  }

  /// The codes of a card's repayment status, of which those below 1 count no months.
  private func repaymentWords(_ status: Double) -> String? {
    guard FieldID.repaymentStatuses.contains(id) else { return nil }
    return switch status {
    case -2: "card not used"
    case -1: "paid in full"
    case 0: "paid in time"
    default: nil
    }
  }
}

extension String {
  /// With a small first letter, unless the word is written in capitals.
  fileprivate var lowercasedFirst: String {
    guard let first, count > 1, self[index(after: startIndex)].isLowercase else { return self }
    return first.lowercased() + dropFirst()
  }
}
