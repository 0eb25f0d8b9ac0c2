internal import Desk
internal import Lending

/// The verbs of the place Audit.
@MainActor
package final class AuditModel {
  package private(set) var state = AuditState() {
    didSet { if state != oldValue { onChange(state) } }
  }
  package let clock: WallClock
  package var onChange: (AuditState) -> Void = { _ in }
  package var onNotice: (String) -> Void = { _ in }
  private let verbs: TableVerbs
  private let reading = LongWork()
  private let checking = LongWork()
  private var filtering: LatestAnswer<Question, [AuditEntry]>?
  private var all: [AuditEntry] = []
  private var version = 0

  /// Which records are wanted of which reading.
  private struct Question: Equatable, Sendable {
    let version: Int
    let all: [AuditEntry]
    let references: [CaseID: String]
    let group: AuditEntry.Group?
    let person: String?
    let text: String

    static func == (left: Question, right: Question) -> Bool {
      left.version == right.version && left.group == right.group && left.person == right.person
        && left.text == right.text
    }

    var answer: [AuditEntry] {
      let wanted = text.lowercased()
      return all.reversed().filter { entry in
        (group == nil || entry.group == group) && (person == nil || entry.by == person)
          && (wanted.isEmpty || entry.what.lowercased().contains(wanted)
            || entry.by.lowercased().contains(wanted)
            || (entry.caseID.map { references[$0] ?? $0.rawValue } ?? "").lowercased()
              .contains(wanted))
      }
    }
  }

  package init(_ verbs: TableVerbs, clock: WallClock) {
    self.verbs = verbs
    self.clock = clock
    filtering = LatestAnswer {
      $0.answer
    } onAnswer: { [weak self] _, shown in
      self?.state.shown = shown
    }
  }

  private struct Reading: Sendable {
    let entries: [AuditEntry]
    let earlier: Int
    let checkpoint: String
    let references: [CaseID: String]
    let people: [String]
  }

  /// Reads the journal again.
  package func refresh() {
    let (history, cases) = (verbs.history, verbs.cases)
    reading.start { _ in
      await caught { () async throws(DeskProblem) in
        let found = try await history()
        // Whoever may read the records may not read the cases: then they are told by their ids.
        let known = (try? await cases()) ?? []
        return Reading(
          entries: found.entries.map { entry in
            AuditEntry(
              seq: entry.seq, at: entry.at, by: entry.by, kind: entry.kind, caseID: entry.caseID,
              subject: entry.subject, isErased: entry.isErased)
          }, earlier: found.earlier, checkpoint: found.checkpoint,
          references: Dictionary(
            known.map { ($0.id, $0.reference) }, uniquingKeysWith: { first, _ in first }),
          people: Set(found.entries.map(\.by)).sorted())
      }
    } onProgress: { _ in
    } onEnd: { [weak self] answer in
      self?.take(answer)
    }
  }

  private func take(_ answer: Result<Reading, DeskProblem>) {
    version += 1
    var next = state
    switch answer {
    case .success(let found):
      all = found.entries
      next.problem = nil
      next.total = found.entries.count
      next.earlier = found.earlier
      next.checkpoint = found.checkpoint
      next.references = found.references
      next.people = found.people
      // Until the filters have answered, nothing that was shown before is passed off as new.
      next.shown =
        next.group == nil && next.person == nil && next.text.isEmpty
        ? all.reversed() : next.shown
    case .failure(let problem):
      all = []
      next.shown = []
      next.total = nil
      next.problem = problem.sentence
    }
    state = next
    filter()
  }

  package func choose(_ group: AuditEntry.Group?) {
    state.group = group
    filter()
  }

  package func choose(person: String?) {
    state.person = person
    filter()
  }

  package func search(_ text: String) {
    state.text = text
    filter()
  }

  private func filter() {
    guard state.problem == nil else { return }
    filtering?.ask(
      Question(
        version: version, all: all, references: state.references, group: state.group,
        person: state.person, text: state.text))
  }

  /// Checks every record against the chain, beside the main thread.
  ///
  /// - Parameter checkpoint: text that an earlier report printed; nil checks the journal alone.
  package func check(against checkpoint: String? = nil) {
    guard !state.isChecking else { return }
    state.isChecking = true
    state.checkProblem = nil
    let check = verbs.check
    let text = checkpoint.flatMap { $0.isBlank ? nil : $0 }
    checking.start { _ in
      await caught { () async throws(DeskProblem) in try await check(text) }
    } onProgress: { _ in
    } onEnd: { [weak self] answer in
      guard let self else { return }
      var next = self.state
      next.isChecking = false
      switch answer {
      case .success(let found): next.check = found
      case .failure(let problem):
        next.check = nil
        next.checkProblem = problem.sentence
      }
      self.state = next
    }
  }
}
