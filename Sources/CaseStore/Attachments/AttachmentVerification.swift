import Lending

/// What checking the attachments of a workspace found.
package struct AttachmentVerification: Sendable, Equatable {
  /// Attachments that are as they were kept.
  package private(set) var sound = 0
  package private(set) var faults: [AttachmentFault] = []
  /// Files that no record names, as a crash leaves them before an attachment was confirmed.
  package private(set) var unnamed: [String] = []

  /// Nobody brought the keys, so nothing was looked at.
  init() {}

  /// - Parameters:
  ///   - expected: what the cases tell, in the order in which they tell it.
  ///   - seen: names in the folder before the cases were read, lest one that is just being attached
  ///     seems to be named by nobody.
  init(
    _ expected: [(CaseID, CaseAttachment)], seen: [String], in workspace: Folder,
    _ seal: WorkspaceSeal?
  ) throws(StoreError) {
    var named: Set<String> = []
    let reading = AttachmentReading(try workspace.inner(AttachmentName.folder), seal)
    for (id, attachment) in expected {
      guard let name = AttachmentName(attachment, of: id) else {
        faults.append(.foreignCase(id))
        continue
      }
      named.insert(name.text)
      do throws(AttachmentReading.Failure) {
        _ = try reading.content(of: attachment, name)
        sound += 1
      } catch {
        switch error {
        case .fault(let fault): faults.append(fault)
        case .store(let error): throw error
        }
      }
    }
    unnamed = seen.filter { !named.contains($0) }.map { "\(AttachmentName.folder)/\($0)" }
  }

  /// Names in the folder of the attachments.
  static func names(in workspace: Folder) throws(StoreError) -> [String] {
    try workspace.inner(AttachmentName.folder)?.names() ?? []
  }

  /// What was found, a line for each thing; nothing where there is nothing to tell.
  package var lines: [String] {
    var lines: [String] = []
    if sound > 0 {
      lines.append(
        "\(sound) \(sound == 1 ? "attachment is" : "attachments are") as \(sound == 1 ? "it was" : "they were") kept"
      )
    }
    lines += faults.prefix(10).map(\.sentence)
    if faults.count > 10 { lines.append("And \(faults.count - 10) more attachments.") }
    lines += unnamed.prefix(10).map {
      "\($0) is named by no record: it was never confirmed as kept, and can be removed."
    }
    if unnamed.count > 10 { lines.append("And \(unnamed.count - 10) more such files.") }
    return lines
  }
}
