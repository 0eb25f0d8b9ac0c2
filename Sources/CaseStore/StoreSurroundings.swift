import Sealing

/// What the store takes from outside, so that tests decide it.
package struct StoreSurroundings: Sendable {
  /// Who is named in the records that the store itself writes.
  package let person: String
  /// The time as ISO 8601 in UTC with milliseconds.
  package let now: @Sendable () -> String
  /// As many random bytes as asked for.
  package let random: @Sendable (Int) -> [UInt8]

  /// Of a protected workspace that somebody has unlocked; nil for a personal one.
  package let seal: WorkspaceSeal?

  package init(
    person: String, seal: WorkspaceSeal? = nil, now: @escaping @Sendable () -> String,
    random: @escaping @Sendable (Int) -> [UInt8] = { randomBytes($0) }
  ) {
    self.person = person
    self.seal = seal
    self.now = now
    self.random = random
  }

  func sealed(by seal: WorkspaceSeal?) -> StoreSurroundings {
    StoreSurroundings(person: person, seal: seal, now: now, random: random)
  }
}
