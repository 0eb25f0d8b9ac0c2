internal import Desk
package import Lending

/// The verbs of the place Model.
@MainActor
package final class ModelsModel {
  package private(set) var state = ModelState() { didSet { onChange(state) } }
  package var onChange: (ModelState) -> Void = { _ in }
  private let verbs: TableVerbs
  private var loading: Task<Void, Never>?
  private var curves: LatestAnswer<CurveQuestion, ModelCurve?>?

  private struct CurveQuestion: Equatable, Sendable {
    let model: ModelName
    let field: FieldID
  }

  package init(_ verbs: TableVerbs) {
    self.verbs = verbs
    let curve = verbs.curve
    curves = LatestAnswer { question in
      // A model that cannot answer for the made-up applicant has no curve to draw.
      do throws(DeskProblem) { return try curve(question.model, question.field) } catch {
        return nil
      }
    } onAnswer: { [weak self] _, curve in
      self?.state.curve = curve
    }
  }

  /// Draws the chance over another field.
  package func showCurve(of field: FieldID) {
    state.curveField = field
    askForCurve()
  }

  private func askForCurve() {
    guard let name = state.page?.model.name else { return }
    let fields = state.curveFields
    guard let field = fields.first(where: { $0.id == state.curveField }) ?? fields.first else {
      state.curve = nil
      return
    }
    if state.curveField != field.id { state.curveField = field.id }
    curves?.ask(CurveQuestion(model: name, field: field.id))
  }

  /// Reads every pack, one after the other beside the main thread; what was read stays.
  package func loadOnce() {
    guard loading == nil else { return }
    loading = Task { await load() }
  }

  package func load() async {
    let verbs = verbs
    let found = await Task.detached {
      await caught { () async throws(DeskProblem) in try verbs.modelFolders() }
    }.value
    let folders: [String]
    switch found {
    case .success(let all): folders = all
    case .failure(let problem):
      state.problem = problem.sentence
      return
    }
    var next = state
    next.entries = folders.compactMap { Self.entry($0) }.sorted {
      (Self.rank($0), $0.variant) < (Self.rank($1), $1.variant)
    }
    next.chosen = next.chosen ?? next.entries.first?.folder
    next.isLoading = true
    state = next
    // The pack that is looked at comes first.
    let order =
      next.entries.filter { $0.folder == next.chosen }
      + next.entries.filter { $0.folder != next.chosen }
    for folder in order.map(\.folder) {
      guard !Task.isCancelled else { return }
      let read = await Task.detached {
        await caught { () async throws(DeskProblem) in ModelPage(try verbs.model(folder)) }
      }.value
      take(read, folder)
    }
    state.isLoading = false
  }

  private func take(_ read: Result<ModelPage, DeskProblem>, _ folder: String) {
    var next = state
    let place = next.entries.firstIndex { $0.folder == folder }
    switch read {
    case .success(let page):
      next.pages[folder] = page
      if let place, let found = page.tests.first?[.areaUnderCurve] {
        next.entries[place].figure = Figure.shown(found.value, decimals: 3)
      }
    case .failure(let problem):
      if let place { next.entries[place].problem = problem.sentence }
    }
    state = next
    if folder == next.chosen { askForCurve() }
  }

  package func choose(_ folder: String) {
    var next = state
    next.chosen = folder
    next.curve = nil
    state = next
    curves?.forget()
    askForCurve()
  }

  package func choose(test: String) { state.test = test }

  private static func entry(_ folder: String) -> ModelState.Entry? {
    let parts = folder.split(separator: "/")
    guard parts.count > 1, let last = parts.last, let dash = last.lastIndex(of: "-") else {
      return nil
    }
    return ModelState.Entry(
      folder: folder, product: Product(rawValue: String(parts[parts.count - 2])),
      variant: String(last[..<dash]), version: String(last[last.index(after: dash)...]))
  }

  /// Loans first, champions before their challengers.
  private static func rank(_ entry: ModelState.Entry) -> Int {
    let product: Int =
      switch entry.product {
      case .installmentLoan: 0
      case .creditCard: 2
      default: 4
      }
    return product + (ModelPage.isChampion(entry.name) ? 0 : 1)
  }
}
