package import Lending

extension FieldCatalogue {
  /// The unit that stands behind a number on the form.
  package func unit(of field: Field) -> String {
    guard case .number(let range) = field.kind else { return "" }
    return switch range.unit {
    case .money: currency
    case .percent: "%"
    case .years: "years"
    case .months: "months"
    case .count, .points: ""
    }
  }

  /// What is wrong with one answer, as a sentence under its row.
  package func sentence(_ kind: FieldProblem.Kind, of field: Field) -> String {
    switch kind {
    case .missing: "Needed for a score"
    case .outOfRange(let minimum, let maximum):
      "Between \(plain(minimum, of: field)) and \(words(.number(maximum), of: field.id))"
    case .notAllowed(let accepted):
      accepted.map { plain($0, of: field) }.joined(separator: " or ")
        + ": the model has seen no other"
    case .notANumber: "This is not a number"
    case .notAText: "At most 80 characters"
    case .notAChoice, .contradiction, .unknownField:
      FieldProblem(field: field.id, kind: kind).sentence.capitalizedFirst
    }
  }

  /// Everything that helps to answer a field: what is meant, and what leaving it empty means.
  package func help(for field: Field) -> String {
    field.isRequired ? field.help : field.help + "\nIf unknown: " + field.whenUnknown
  }

  private func plain(_ value: Double, of field: Field) -> String {
    guard case .number(let range) = field.kind else { return Figure.plain(value) }
    return value == value.rounded()
      ? Figure.grouped(value) : Figure.shown(value, decimals: range.decimals)
  }
}

extension String {
  /// The words as they begin a sentence.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
