/// What a person should know of the store, and whether it waits for their choice.
package struct StoreStanding: Sendable, Equatable {
  package let notices: [String]
  /// Damage was found, and nothing is written until a person chose to go on.
  package let awaitsChoice: Bool
  /// The workspace is protected, and nobody has unlocked it.
  package let isLocked: Bool
  /// In whose name a protected workspace is open.
  package let account: String?

  package init(
    notices: [String] = [], awaitsChoice: Bool = false, isLocked: Bool = false,
    account: String? = nil
  ) {
    self.notices = notices
    self.awaitsChoice = awaitsChoice
    self.isLocked = isLocked
    self.account = account
  }
}
