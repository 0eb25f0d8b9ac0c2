internal import Desk
package import Lending

/// The verbs of the place Screen.
@MainActor
package final class ScreeningModel {
  package private(set) var state: ScreeningState {
    didSet { if state != oldValue { onChange(state) } }
  }
  package let desk: DeskVerbs
  package let clock: WallClock
  /// Called after every change, before the next frame.
  package var onChange: (ScreeningState) -> Void = { _ in }
  /// Tells shortly what was done or why it was not.
  package var onNotice: (String) -> Void = { _ in }
  /// The store has a new or changed case.
  package var onKept: () -> Void = {}
  private var history = EditHistory()

  package init(desk: DeskVerbs, clock: WallClock) {
    self.desk = desk
    self.clock = clock
    state = Self.blank(desk, clock)
  }

  private static func blank(_ desk: DeskVerbs, _ clock: WallClock) -> ScreeningState {
    let form = ApplicationForm(product: desk.catalogue.product)
    return ScreeningState(
      form: form, reference: clock.reference(), screening: desk.assess(form),
      derived: desk.derived(form))
  }

  /// Starts again with an empty form.
  package func startNew() {
    history = EditHistory()
    state = changed(Self.blank(desk, clock), keepingViewOf: state)
  }

  /// Takes what was typed in one field; the result follows.
  package func type(_ text: String, in field: FieldID) {
    guard state.form.text(of: field) != text else { return }
    history.note(state.form, in: field)
    var next = state
    next.form.type(text, in: field)
    assess(&next)
    state = next
  }

  /// The keyboard leaves a field, so its problem may be said.
  package func leave(_ field: FieldID) {
    history.closeStep()
    guard !state.form.text(of: field).isEmpty || state.visited.contains(field) else { return }
    state.visited.insert(field)
  }

  package func rename(_ reference: String) {
    var next = state
    next.reference = reference
    next.isReferenceMissing = reference.isBlank && next.isReferenceMissing
    state = next
  }

  package func show(_ view: ReasonView) { state.reasonView = view }

  package func showTable(_ isShown: Bool) { state.showsTable = isShown }

  /// Puts an application of a file into a new form.
  package func fill(with form: ApplicationForm, reference: String?) {
    var next = Self.blank(desk, clock)
    next.form = form
    if let reference { next.reference = reference }
    next.visited = Set(desk.catalogue.fields.map(\.id))
    assess(&next)
    history = EditHistory()
    state = changed(next, keepingViewOf: state)
  }

  /// Puts other answers into the form and remembers what was asked, to which one step leads back.
  package func replace(with form: ApplicationForm, because notice: String) {
    guard form != state.form else { return }
    history.note(state.form, in: nil)
    var next = state
    next.original = state.original ?? state.form
    next.form = form
    assess(&next)
    state = next
    onNotice(notice)
  }

  /// Puts back what was asked before offers or changed answers were put into the form.
  package func goBackToOriginal() {
    guard let original = state.original else { return }
    history.note(state.form, in: nil)
    var next = state
    next.form = original
    next.original = nil
    assess(&next)
    state = next
  }

  package var canUndo: Bool { history.canUndo }
  package var canRedo: Bool { history.canRedo }

  /// Takes the last edit of the form back.
  package func undo() {
    if let form = history.undo(from: state.form) { put(form) }
  }

  /// Makes the edit again that was taken back last.
  package func redo() {
    if let form = history.redo(from: state.form) { put(form) }
  }

  private func put(_ form: ApplicationForm) {
    var next = state
    next.form = form
    assess(&next)
    state = next
  }

  private func assess(_ next: inout ScreeningState) {
    next.derived = desk.derived(next.form)
    // Answers that are those of the kept case show what was kept, not what is computed today.
    if let kept = next.opened?.creditCase, kept.form == next.form, let assessed = kept.assessed {
      next.screening = .assessed(assessed.application, assessed.assessment)
    } else {
      next.screening = desk.assess(next.form)
    }
  }

  private func changed(
    _ next: ScreeningState, keepingViewOf old: ScreeningState
  ) -> ScreeningState {
    var next = next
    next.reasonView = old.reasonView
    next.showsTable = old.showsTable
    return next
  }
}

extension ScreeningModel {
  /// Shows a case of the store as it was kept.
  package func open(_ id: CaseID) async -> Bool {
    do throws(DeskProblem) {
      let reopened = try await desk.reopen(id)
      let credit = reopened.creditCase
      // The form of another product has no rows here, and its answers would look unknown.
      guard credit.form.product == desk.catalogue.product else {
        throw .otherProduct(credit.form.product, than: desk.catalogue.product)
      }
      var next = ScreeningState(
        form: credit.form, reference: credit.reference, screening: state.screening,
        derived: state.derived, opened: OpenedCase(credit, replay: reopened.replay))
      next.visited = Set(desk.catalogue.fields.map(\.id))
      assess(&next)
      history = EditHistory()
      state = changed(next, keepingViewOf: state)
      return true
    } catch {
      onNotice(error.sentence)
      return false
    }
  }

  /// Keeps the form and its assessment, or a draft; answers whether it is kept.
  @discardableResult
  package func save() async -> Bool {
    guard !state.isKeeping else { return false }
    guard !state.reference.isBlank else {
      state.isReferenceMissing = true
      onNotice("Give the case a reference first.")
      return false
    }
    state.showsEverythingMissing = !state.isBlank
    state.isKeeping = true
    let (form, reference) = (state.form, state.reference)
    do throws(DeskProblem) {
      let kept = try await desk.file(form, reference, state.opened?.creditCase.id)
      show(kept)
      onNotice(notice(of: kept))
      return true
    } catch {
      state.isKeeping = false
      onNotice(error.sentence)
      return false
    }
  }

  /// Keeps a decision on the case, saving it first where it has changed.
  @discardableResult
  package func decide(_ draft: DecisionDraft) async -> Bool {
    guard draft.canKeep else { return false }
    if state.opened == nil || state.hasUnsavedChanges {
      guard await save() else { return false }
    }
    guard let id = state.opened?.creditCase.id, !state.isKeeping else { return false }
    state.isKeeping = true
    do throws(DeskProblem) {
      show(try await desk.decide(id, draft.verdict, draft.reason))
      onNotice("“\(state.reference)” is \(draft.verdict.participle).")
      return true
    } catch {
      state.isKeeping = false
      onNotice(error.sentence)
      return false
    }
  }

  /// Takes over what is kept now; what was typed while it was being kept stays.
  private func show(_ kept: CreditCase) {
    var next = state
    next.isKeeping = false
    next.opened = OpenedCase(kept, replay: nil)
    assess(&next)
    state = next
    onKept()
  }

  /// Does something to the kept case and tells that it was done, or why not.
  func keep(
    _ done: String, _ verb: @Sendable () async throws(DeskProblem) -> CreditCase
  ) async {
    guard !state.isKeeping else { return }
    state.isKeeping = true
    do throws(DeskProblem) {
      show(try await verb())
      onNotice(done)
    } catch {
      state.isKeeping = false
      onNotice(error.sentence)
    }
  }

  private func notice(of kept: CreditCase) -> String {
    guard kept.assessed == nil else { return "“\(kept.reference)” is saved." }
    let count = state.problems.count
    return "“\(kept.reference)” is saved as a draft: "
      + (count == 1 ? "1 answer is" : "\(count) answers are") + " still to come."
  }
}
