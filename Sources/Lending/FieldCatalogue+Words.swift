extension FieldCatalogue {
  /// The value of a field in words: 12 000 USD, Debt consolidation, unknown.
  package func words(_ value: FieldValue?, of id: FieldID) -> String {
    guard let value else { return "unknown" }
    switch (value, self[id]?.kind) {
    case (.number(let number), .number(let range)):
      return Figure.inUnit(number, range, currency: currency)
    case (.number(let number), _): return Figure.plain(number)
    case (.choice(let choice), .choice(let choices)):
      return choices.first { $0.id == choice }?.label ?? choice
    case (.choice(let text), _): return text
    }
  }

  /// A field with its value as one speaks of it: Revolving use: 82 %.
  package func phrase(_ value: FieldValue?, of id: FieldID) -> String {
    "\(self[id]?.label ?? id.rawValue): \(words(value, of: id))"
  }
}
