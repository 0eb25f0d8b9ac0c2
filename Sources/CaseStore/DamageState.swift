/// The damage that is known, and which of it a person has chosen to continue after.
struct DamageState: Sendable, Equatable {
  private(set) var open: [Damage]
  private(set) var acknowledged: [Damage]

  /// Answers whether it was not known before.
  mutating func add(_ damage: Damage) -> Bool {
    guard !open.contains(damage), !acknowledged.contains(damage) else { return false }
    open.append(damage)
    return true
  }

  mutating func acknowledgeAll() {
    acknowledged += open
    open = []
  }
}

extension StoreNotice {
  var acknowledged: StoreNotice {
    if case .damage(let damage, _) = self { .damage(damage, isAcknowledged: true) } else { self }
  }
}
