package import Desk
package import Lending

/// Everything that the place Audit shows.
package struct AuditState: Sendable, Equatable {
  package enum Page: String, Sendable {
    case waiting, list, empty, nothingFound, unreadable
  }

  /// The newest first, as far as the filters let them.
  package var shown: [AuditEntry] = []
  package var total: Int?
  /// Records before those that are read.
  package var earlier = 0
  package var people: [String] = []
  package var references: [CaseID: String] = [:]
  package var checkpoint = ""
  package var problem: String?
  package var group: AuditEntry.Group?
  package var person: String?
  package var text = ""
  package var isChecking = false
  package var check: StoreCheck?
  package var checkProblem: String?

  package init() {}

  /// What cannot be read is never shown as empty.
  package var page: Page {
    if problem != nil { return .unreadable }
    guard let total else { return .waiting }
    if total == 0 { return .empty }
    return shown.isEmpty ? .nothingFound : .list
  }

  package var countWords: String {
    guard let total, problem == nil else { return "" }
    let all = Figure.counted(total, "record", "records")
    return shown.count == total
      ? all : "\(Figure.grouped(Double(shown.count))) of \(all)"
  }

  /// A case as people know it.
  package func reference(of id: CaseID?) -> String {
    id.map { references[$0] ?? "case \($0.rawValue.prefix(8))" } ?? ""
  }

  /// What checking the journal found, as a sentence.
  package var checkSentence: String {
    if isChecking { return "Every record is being checked…" }
    if let checkProblem { return checkProblem }
    guard let check else { return "Not checked since the window was opened." }
    return check.isSound
      ? "Sound: \(check.lines.first ?? ""), and every record is whole and in its place."
      : "Damage was found. " + check.lines.dropFirst().joined(separator: " ")
  }
}
