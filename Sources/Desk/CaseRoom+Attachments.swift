internal import Accounts
internal import CaseStore
package import Lending

extension CaseRoom {
  /// Keeps a scan or letter with a case; one that the case has already is not kept twice.
  ///
  /// - Parameter file: path, of at most 20 MB; its last part becomes the attachment's name.
  package func attach(_ file: String, to id: CaseID) async throws(DeskProblem) -> CaseAttachment {
    try await keeper.require(.keepCases)
    let content = try FileText.read(file, most: CaseAttachment.largest)
    if content.isEmpty { throw .file(file, problem: "holds nothing") }
    return try await keeper.attach(content, named: file, to: id)
  }

  /// The scans and letters of a case, the oldest first.
  package func attachments(of id: CaseID) async throws(DeskProblem) -> [CaseAttachment] {
    try await keeper.creditCase(id).attachments
  }

  /// Writes an attachment to a file, as it was when it was attached; in a protected workspace that
  /// goes on record.
  ///
  /// - Parameters:
  ///   - text: its name, or at least eight digits of the beginning of its SHA-256.
  ///   - output: path, or `-` for standard output; the attachment's own name never decides it.
  package func writeAttachment(
    _ text: String, of id: CaseID, to output: String
  ) async throws(DeskProblem) -> CaseAttachment {
    let all = try await keeper.creditCase(id).attachments
    let attachment = try Self.attachment(meaning: text, among: all)
    let content = try await keeper.content(of: attachment, in: id)
    let file = try OutputFile(output)
    try file.write(content)
    try file.finish()
    return attachment
  }

  /// Digits of a digest that are enough to name it.
  private static let shortestDigest = 8

  private static func attachment(
    meaning text: String, among all: [CaseAttachment]
  ) throws(DeskProblem) -> CaseAttachment {
    let isDigest = text.utf8.count >= shortestDigest
    let meant = all.filter { $0.name == text || isDigest && $0.digest.hasPrefix(text) }
    guard let last = meant.last else { throw .noSuchAttachment }
    guard Set(meant.map(\.digest)).count == 1 else { throw .severalAttachments(meant.count) }
    return last
  }
}

extension CaseKeeper {
  func attach(
    _ content: [UInt8], named name: String, to id: CaseID
  ) async throws(DeskProblem) -> CaseAttachment {
    let digest = ContentDigest.text(of: content)
    let known = try await creditCase(id).attachments
    if let same = known.last(where: { $0.digest == digest }) { return same }
    let store = try await openedForWriting()
    do {
      return try await store.attach(
        content, named: name, to: id, at: Self.now(), by: personAtWork)
    } catch {
      throw DeskProblem(error)
    }
  }

  /// What was attached; on record in a protected workspace before anybody has it.
  func content(
    of attachment: CaseAttachment, in id: CaseID
  ) async throws(DeskProblem) -> [UInt8] {
    let store = try await opened()
    let content: [UInt8]
    do { content = try await store.content(of: attachment, of: id) } catch {
      throw DeskProblem(error)
    }
    if session != nil {
      do { try await openedForWriting().record([.viewed(id)]) } catch {
        // Where nothing can be written, what is there can still be read.
        guard await store.isReadOnly else { throw DeskProblem(accounts: error) }
      }
    }
    return content
  }
}
