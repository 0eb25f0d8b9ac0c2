internal import Lending

/// The forms that edits led away from, for undo and redo.
struct EditHistory {
  private var past: [ApplicationForm] = []
  private var future: [ApplicationForm] = []
  private var lastField: FieldID?

  /// More steps than anybody takes back.
  private static let most = 500

  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  /// Notes a form that is about to be changed; letters typed in one field are one step.
  mutating func note(_ form: ApplicationForm, in field: FieldID?) {
    future = []
    if let field, field == lastField, !past.isEmpty { return }
    past.append(form)
    if past.count > Self.most { past.removeFirst() }
    lastField = field
  }

  /// What is typed next is a step of its own.
  mutating func closeStep() { lastField = nil }

  mutating func undo(from form: ApplicationForm) -> ApplicationForm? {
    guard let before = past.popLast() else { return nil }
    future.append(form)
    lastField = nil
    return before
  }

  mutating func redo(from form: ApplicationForm) -> ApplicationForm? {
    guard let after = future.popLast() else { return nil }
    past.append(form)
    lastField = nil
    return after
  }
}
