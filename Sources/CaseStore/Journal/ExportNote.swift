/// What the record of an export keeps; nothing in it is about a borrower.
struct ExportNote: Codable, Sendable, Equatable {
  let isMasked: Bool
  let cases: Int
}
