/// What one guess at a password costs: memory and passes of Argon2id.
package struct PasswordCost: Hashable, Sendable {
  /// 64 MiB to 1 GiB.
  ///
  /// Less makes guessing cheap; more lets a crafted file exhaust the machine.
  package static let kibibyteBounds = 64 << 10...1 << 20
  package static let passBounds = 3...20

  /// The cheapest that is accepted: 64 MiB, three passes.
  package static let least = PasswordCost(checkedKibibytes: 64 << 10, passes: 3)
  /// What new passwords get: 256 MiB, three passes ("moderate" of libsodium), about half a second.
  package static let today = PasswordCost(checkedKibibytes: 256 << 10, passes: 3)

  package let kibibytes: Int
  package let passes: Int

  /// Nil if one of the two is out of bounds.
  package init?(kibibytes: Int, passes: Int) {
    guard Self.kibibyteBounds.contains(kibibytes), Self.passBounds.contains(passes) else {
      return nil
    }
    self.init(checkedKibibytes: kibibytes, passes: passes)
  }

  private init(checkedKibibytes kibibytes: Int, passes: Int) {
    self.kibibytes = kibibytes
    self.passes = passes
  }

  /// The greater of both, in memory and in passes.
  package func raised(to other: PasswordCost) -> PasswordCost {
    PasswordCost(
      checkedKibibytes: max(kibibytes, other.kibibytes), passes: max(passes, other.passes))
  }
}
