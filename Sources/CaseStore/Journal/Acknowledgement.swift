/// A person's choice to continue after damage; the damage stays on record.
struct Acknowledgement: Codable, Sendable, Equatable {
  let damage: [Damage]
}

/// The first record of every journal: it makes each chain its own from the first line.
struct WorkspaceCreation: Codable, Sendable, Equatable {
  /// 32 random hexadecimal digits.
  let workspace: String
}
