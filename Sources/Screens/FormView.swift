internal import Gtk
internal import Lending
internal import ScreenStates

/// The questions of the catalogue, group by group.
@MainActor
final class FormView {
  let widget: Box
  private let model: ScreeningModel
  private let reference: EntryRow
  private var rows: [FieldRow] = []
  private var folded: [(row: ExpanderRow, fields: [FieldID])] = []

  init(_ model: ScreeningModel) {
    self.model = model
    reference = EntryRow(title: "Case reference").tooltip(
      "Your own name for this case, such as a file number")
    widget = Box(.vertical, spacing: 24)
    _ = reference.onEdit { [weak model] text in model?.rename(text) }
    widget.append(PreferencesGroup([reference]))
    let catalogue = model.desk.catalogue
    for group in catalogue.groups {
      let made = catalogue.fields.filter { $0.group == group.id }.map { row($0) }
      guard !made.isEmpty else { continue }
      rows += made
      widget.append(
        group.isOptional
          ? fold(group, made)
          : PreferencesGroup(
            title: group.label, made.map(\.widget)))
    }
  }

  func show(_ state: ScreeningState) {
    reference.text = state.reference
    reference.isInvalid = state.isReferenceMissing
    let catalogue = model.desk.catalogue
    for row in rows {
      row.show(
        state.form.text(of: row.field.id),
        problem: state.shownProblem(of: row.field.id).map {
          catalogue.sentence($0, of: row.field)
        })
    }
    for (row, fields) in folded {
      let count = fields.count { !state.form.text(of: $0).isEmpty }
      row.subtitle = count == 0 ? "Optional" : count == 1 ? "1 answer" : "\(count) answers"
      // A problem must not hide in a fold.
      if fields.contains(where: { state.shownProblem(of: $0) != nil }) { row.isExpanded = true }
    }
  }

  /// Puts the keyboard into the first question.
  func focusFirst() { rows.first?.focus() }

  private func fold(_ group: FieldGroup, _ made: [FieldRow]) -> PreferencesGroup {
    let row = ExpanderRow(title: group.label, subtitle: "Optional", made.map(\.widget))
    folded.append((row, made.map(\.field.id)))
    return PreferencesGroup([row])
  }

  private func row(_ field: Field) -> FieldRow {
    FieldRow(
      field, in: model.desk.catalogue,
      onEdit: { [weak model] text in model?.type(text, in: field.id) },
      onLeave: { [weak model] in model?.leave(field.id) })
  }
}
