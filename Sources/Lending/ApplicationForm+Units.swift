extension ApplicationForm {
  /// Rates that no lender asks in percent and anyone may mean as a fraction: 0.125 for 12.5 %.
  ///
  /// A text with a sign of percent says what it is.
  package func unitProblems(in catalogue: FieldCatalogue) -> [FieldProblem] {
    possibleFractions(in: catalogue).filter { $0 == .interestRate }.map { field in
      FieldProblem(
        field: field,
        kind: .contradiction(
          "lies between 0 and 1 where percent is meant: 12.5 for a rate of 12.5\u{202F}%; one truly "
            + "below 1\u{202F}% goes as a text with its sign, such as \"0.5 %\""))
    }
  }

  /// Other numbers that are read as percent and may be fractions, in sentences.
  ///
  /// A ratio or a utilisation below one percent does occur, so these are told and not refused.
  package func unitDoubts(in catalogue: FieldCatalogue) -> [String] {
    possibleFractions(in: catalogue).filter { $0 != .interestRate }.map {
      "\($0) lies between 0 and 1 and was read as percent; if it is a fraction, write it in percent, "
        + "and if not, as a text with its sign, such as \"0.5 %\""
    }
  }

  private func possibleFractions(in catalogue: FieldCatalogue) -> [FieldID] {
    catalogue.fields.filter { field in
      guard case .number(let range) = field.kind, range.unit == .percent else { return false }
      return switch entries[field.id] {
      case .number(let value): value > 0 && value < 1
      case .text(let text):
        !text.contains("%") && Figure.read(text).map { $0 > 0 && $0 < 1 } ?? false
      case .wrongType, nil: false
      }
    }.map(\.id)
  }
}
