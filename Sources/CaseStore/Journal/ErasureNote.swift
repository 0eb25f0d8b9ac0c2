/// What the record of an erasure keeps.
struct ErasureNote: Codable, Sendable, Equatable {
  let reason: String
}
