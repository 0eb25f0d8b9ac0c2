package import Lending

extension CaseStore {
  /// Puts on record that somebody took out all that is kept of these cases.
  package func recordExport(of cases: [CaseID]) throws(StoreError) {
    for id in cases where !index.holds(id) { throw .noSuchCase(id) }
    let note = ExportNote(isMasked: false, cases: 1)
    try recordExports(cases.map { ($0.rawValue, note) })
  }

  /// Puts on record that somebody took out so many cases without what names a person.
  package func recordMaskedExport(of count: Int) throws(StoreError) {
    try recordExports([("", ExportNote(isMasked: true, cases: count))])
  }

  private func recordExports(_ notes: [(id: String, note: ExportNote)]) throws(StoreError) {
    let (at, by) = (surroundings.now(), surroundings.person)
    try record(
      notes.map { (id, note) throws(StoreError) in
        ready(try RecordDraft(at: at, by: by, kind: .caseExported, caseID: id, note))
      })
  }
}
