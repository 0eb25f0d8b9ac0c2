internal import Gtk
internal import Lending
internal import ScreenStates

/// The row of one field of the catalogue: a number or text to type, or a choice.
@MainActor
final class FieldRow {
  let field: Field
  private let control: Control
  private let gate: Gate

  /// Closed while the row is filled by the program: GTK empties a line before it writes another text
  /// into it, and tells of both as if somebody had typed them.
  @MainActor
  private final class Gate {
    var isOpen = true
  }

  private enum Control {
    case entry(ActionRow, Entry)
    case choice(ComboRow, answers: [String])
  }

  /// `onEdit` gets each change as typed; `onLeave` tells that the keyboard left the field.
  init(
    _ field: Field, in catalogue: FieldCatalogue, onEdit: @escaping @MainActor (String) -> Void,
    onLeave: @escaping @MainActor () -> Void
  ) {
    self.field = field
    let gate = Gate()
    self.gate = gate
    let onEdit: @MainActor (String) -> Void = { if gate.isOpen { onEdit($0) } }
    let help = catalogue.help(for: field)
    switch field.kind {
    case .choice(let choices):
      control = Self.choice(
        field, help, answers: choices.map(\.id), labels: choices.map(\.label), onEdit: onEdit)
    case .number(let range) where !range.allowed.isEmpty:
      control = Self.choice(
        field, help, answers: range.allowed.map { Figure.plain($0) },
        labels: range.allowed.map { catalogue.words(.number($0), of: field.id) }, onEdit: onEdit)
    case .number, .text:
      control = Self.entry(
        field, help, unit: catalogue.unit(of: field), onEdit: onEdit, onLeave: onLeave)
    }
  }

  var widget: any Widget {
    switch control {
    case .entry(let row, _): row
    case .choice(let row, _): row
    }
  }

  func show(_ text: String, problem: String?) {
    gate.isOpen = false
    defer { gate.isOpen = true }
    switch control {
    case .entry(let row, let entry):
      entry.text = text
      entry.isInvalid = problem != nil
      row.subtitle = problem ?? ""
      row.setClass("assay-problem", problem != nil)
    case .choice(let row, let answers):
      row.selected = answers.firstIndex(of: text).map { $0 + 1 } ?? 0
      row.subtitle = problem ?? ""
      row.setClass("assay-problem", problem != nil)
    }
  }

  @discardableResult
  func focus() -> Bool {
    switch control {
    case .entry(_, let entry): entry.focus()
    case .choice(let row, _): row.focus()
    }
  }

  private static func entry(
    _ field: Field, _ help: String, unit: String,
    onEdit: @escaping @MainActor (String) -> Void, onLeave: @escaping @MainActor () -> Void
  ) -> Control {
    let entry = Entry().withoutOwnUndo().characters(field.isNumber ? 9 : 14).aligned(
      vertical: .center)
    entry.placeholder = field.isRequired ? "required" : "unknown"
    let line = field.isNumber ? entry.numeric() : entry
    // A count has no unit, but its figure stands in line with the others.
    let place: any Widget =
      unit.isEmpty
      ? Box(.horizontal).classes("assay-unit")
      : Label(unit).classes("assay-unit").aligned(vertical: .center)
    let row = ActionRow(title: field.label, suffixes: [line, place]).activating(line).tooltip(help)
      .notFocusable()
    line.described(help)
    _ = line.onEdit(onEdit).onLeave(onLeave)
    return .entry(row, line)
  }

  private static func choice(
    _ field: Field, _ help: String, answers: [String], labels: [String],
    onEdit: @escaping @MainActor (String) -> Void
  ) -> Control {
    let none = field.isRequired ? "Choose…" : "Unknown"
    let row = ComboRow(title: field.label, choices: [none] + labels).tooltip(help)
    row.described(help)
    _ = row.onChoose { index in
      onEdit(answers.indices.contains(index - 1) ? answers[index - 1] : "")
    }
    return .choice(row, answers: answers)
  }
}

extension Field {
  fileprivate var isNumber: Bool {
    if case .number = kind { true } else { false }
  }
}
