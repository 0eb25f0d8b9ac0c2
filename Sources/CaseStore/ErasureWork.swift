import Lending

/// Carries out erasures that are on record; doing it again does no harm.
struct ErasureWork {
  let folder: Folder
  let seal: WorkspaceSeal?
  let cases: Set<CaseID>
  /// Lines that a person chose to leave as they are.
  let damage: [Damage]

  /// Takes what the cases told out of the journal, the cache, the torn copies, the drafts and the attachments.
  func finish(
    _ index: CaseIndex, _ writer: inout JournalWriter
  ) throws(StoreError) -> (contents: Int, files: Int, tornCopies: Int, attachments: Int) {
    var bySegment: [Int: [(offset: Int, length: Int)]] = [:]
    for id in cases {
      for place in index.places(of: id) ?? [] {
        bySegment[place.segment, default: []].append((place.offset, place.length))
      }
    }
    var blanking = Blanking(folder, seal, of: cases, leaving: damage)
    for (segment, places) in bySegment.sorted(by: { $0.key < $1.key }) {
      if let file = try blanking.blank(places, in: segment), segment == writer.segment {
        writer.goOn(in: file)
      }
    }
    do {
      // The cache holds summaries; without the sync a power cut could bring the old one back.
      try IndexCache.remove(in: folder)
    } catch {
      throw .notErased(file: folder.path(of: IndexCache.name), error)
    }
    let torn = try TornCopies(folder: folder).remove(of: cases)
    try DraftFiles.remove(of: cases, in: folder)
    let attachments = try AttachmentFiles.remove(of: cases, in: folder)
    return (blanking.contents, blanking.files, torn, attachments)
  }
}
