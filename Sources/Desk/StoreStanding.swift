/// What a person should know of the store, and whether it waits for their choice.
package struct StoreStanding: Sendable, Equatable {
  package let notices: [String]
  /// Damage was found, and nothing is written until a person chose to go on.
  package let awaitsChoice: Bool

  package init(notices: [String] = [], awaitsChoice: Bool = false) {
    self.notices = notices
    self.awaitsChoice = awaitsChoice
  }
}
