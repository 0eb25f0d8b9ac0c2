package import Lending
import Sealing

extension CaseStore {
  private static let saltCount = 32

  /// Keeps a scan or letter beside the journal, and says so in the case; returns once both are on the
  /// disk.
  ///
  /// The file is there before the record that names it, so no record ever names what was not kept. What
  /// a crash leaves in between is named by no record, which `verify` tells.
  ///
  /// - Parameter name: as the person's own file was called; a path gives its last part.
  package func attach(
    _ content: [UInt8], named name: String, to id: CaseID, at: String, by: String
  ) throws(StoreError) -> CaseAttachment {
    guard (1...CaseAttachment.largest).contains(content.count) else {
      throw .attachment(.size(largest: CaseAttachment.largest))
    }
    let attachment = CaseAttachment(
      name: CaseAttachment.label(of: name), length: content.count,
      digest: SHA256Digest.of(content).hex,
      salt: Hexadecimal.text(surroundings.random(Self.saltCount)))
    guard let file = AttachmentName(attachment, of: id) else {
      throw .attachment(.foreignCase(id))
    }
    try requireOpenToRecords(id)
    let files = try folder.makingInner(AttachmentName.folder)
    try files.keep(
      SealedFile.bytes(content, header: file.header, surroundings.seal), under: file.text)
    do {
      try record([CaseEvent(caseID: id, at: at, by: by, what: .attached(attachment))])
      return attachment
    } catch {
      // A record that was not confirmed may stand all the same; its file then must stand too.
      if case .notDurable = error { throw error }
      try? files.removeIfThere(file.text)
      throw error
    }
  }

  /// What was attached to a case, as it was; throws where it is missing or was changed.
  package func content(
    of attachment: CaseAttachment, of id: CaseID
  ) throws(StoreError) -> [UInt8] {
    guard let name = AttachmentName(attachment, of: id) else {
      throw .attachment(.foreignCase(id))
    }
    let reading = AttachmentReading(
      try folder.inner(AttachmentName.folder), surroundings.seal)
    do throws(AttachmentReading.Failure) {
      return try reading.content(of: attachment, name)
    } catch {
      switch error {
      case .fault(let fault): throw .attachment(fault)
      case .store(let error): throw error
      }
    }
  }

  /// Throws unless something can be put on record about a case now.
  private func requireOpenToRecords(_ id: CaseID) throws(StoreError) {
    if let reason = readOnlyReason { throw .readOnly(reason: reason) }
    if !damageState.open.isEmpty { throw .damaged(damageState.open) }
    guard index.holds(id) else { throw .noSuchCase(id) }
    if index.isErased(id) { throw .erasedCase(id, try erasure(of: id)) }
  }
}
