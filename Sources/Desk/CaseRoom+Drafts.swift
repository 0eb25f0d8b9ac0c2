internal import Accounts
internal import CaseStore
internal import Lending
internal import Sealing
internal import StrictJSON

/// What was typed survives a crash: the window keeps it every moment, and offers it when it starts again.
extension CaseRoom {
  private static let randomCount = 12

  /// Keeps what is typed, sealed in a protected workspace; returns once it is on the disk.
  ///
  /// - Parameter name: as an earlier call answered it, so that one draft stays one; nil begins another.
  ///   A draft that has come to belong to another case gets another name.
  /// - Returns: the draft's name.
  package func keepDraft(
    _ draft: CaseDraft, as name: String? = nil
  ) async throws(DeskProblem) -> String {
    let (person, seal) = try await keeper.draftSeal()
    let old = name.flatMap { DraftName($0) }
    let known = old.flatMap { $0.caseID == draft.caseID ? $0 : nil }
    guard
      let new = known
        ?? DraftName(of: draft.caseID, random: randomBytes(Self.randomCount))
    else { throw .noSuchCase }
    let kept = DraftContent(
      v: DraftContent.version, at: CaseKeeper.now(), by: person, program: .own,
      reference: draft.reference, form: draft.form)
    do {
      try CaseStore.keepDraft(try StrictJSON.encode(kept), new, in: folder, seal)
      if let old, old != new { try CaseStore.forgetDraft(old, in: folder) }
    } catch let error as StoreError {
      throw DeskProblem(error)
    } catch {
      throw .file("the draft", problem: "a number in it is not finite")
    }
    return new.text
  }

  /// The person's own drafts that no running program is at work on: those that a crash has left, and
  /// this program's own.
  package func drafts() async throws(DeskProblem) -> DraftList {
    let (person, seal) = try await keeper.draftSeal()
    var list = DraftList()
    let found: [(name: DraftName, content: [UInt8]?)]
    do { found = try CaseStore.drafts(in: folder, seal) } catch { throw DeskProblem(error) }
    for (name, bytes) in found {
      guard let bytes,
        let content = try? StrictJSON.decode(DraftContent.self, from: bytes),
        content.v == DraftContent.version
      else {
        list.unreadable.append(name.text)
        continue
      }
      let isOthers = content.program != .own && content.program.isAtWork
      guard content.by == person, !isOthers else { continue }
      list.drafts.append(
        KeptDraft(
          name: name.text, at: content.at,
          draft: CaseDraft(
            of: name.caseID, reference: content.reference, form: content.form)))
    }
    list.drafts.sort { $0.at > $1.at }
    return list
  }

  /// Removes a draft: what was typed is kept as a case, or not wanted any more.
  package func forgetDraft(_ name: String) async throws(DeskProblem) {
    _ = try await keeper.draftSeal()
    guard let name = DraftName(name) else { throw .noSuchCase }
    do { try CaseStore.forgetDraft(name, in: folder) } catch { throw DeskProblem(error) }
  }
}

/// What the file of a draft says.
private struct DraftContent: Codable {
  static let version = 1

  let v: Int
  let at: String
  let by: String
  let program: ProgramMark
  let reference: String
  let form: ApplicationForm
}

extension CaseKeeper {
  /// Whose drafts are asked for, and what seals them in a protected workspace.
  func draftSeal() async throws(DeskProblem) -> (person: String, seal: WorkspaceSeal?) {
    guard try gate.isProtected else { return (person, nil) }
    let session = try await needed(.keepCases)
    return (session.account.name, WorkspaceGate.seal(session, try gate.keyFile()))
  }
}
