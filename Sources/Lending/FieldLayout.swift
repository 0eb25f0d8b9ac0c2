/// Where each field of a catalogue stands in the row of values of an application.
///
/// All applications of a catalogue share one, so a value is found without hashing any text and what
/// a model reads can be found once for all of them.
package final class FieldLayout: Sendable {
  package let ids: [FieldID]
  /// The answers of each field with a list, and nil for a field of numbers.
  let answers: [[String]?]
  /// What two layouts have in common that put the same fields and answers in the same places.
  package let fingerprint: UInt64
  private let slots: [Slot]
  /// By `LoanNumber`; below 0 where no number stands.
  private let numbers: [Int]

  private struct Slot: Sendable {
    var key: UInt64 = 0
    var place = -1
  }

  /// Of fields that stand twice the first counts.
  init(_ fields: [(id: FieldID, answers: [String]?)]) {
    ids = fields.map(\.id)
    answers = fields.map(\.answers)
    // At most a quarter full, so that nearly every look-up ends in the first slot.
    var size = 16
    while size < 4 * fields.count { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    var mix = FieldID("\(fields.count)").key
    func add(_ key: UInt64) {
      mix = (mix ^ key) &* 0x9E37_79B9_7F4A_7C15
      mix ^= mix >> 29
    }
    for (place, field) in fields.enumerated() {
      add(field.id.key)
      add(field.answers.map { UInt64($0.count) } ?? .max)
      for answer in field.answers ?? [] { add(FieldID(answer).key) }
      var slot = Int(truncatingIfNeeded: field.id.key) & (size - 1)
      while slots[slot].place >= 0, slots[slot].key != field.id.key {
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot].place < 0 { slots[slot] = Slot(key: field.id.key, place: place) }
    }
    self.slots = slots
    fingerprint = mix
    numbers = LoanNumber.allCases.map { number in
      fields.firstIndex { $0.id == number.field }.flatMap { fields[$0].answers == nil ? $0 : nil }
        ?? -1
    }
  }

  /// Below 0 where no such number stands.
  func place(of number: LoanNumber) -> Int { numbers[number.rawValue] }

  /// Nil where the catalogue has no such field.
  package func place(of id: FieldID) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: id.key) & mask
    while slots[slot].place >= 0 {
      if slots[slot].key == id.key { return slots[slot].place }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Whether numbers stand at a place, and no answers.
  package func isNumber(at place: Int) -> Bool { answers[place] == nil }

  /// The answers of a field with a list, in the order of their numbers; empty for others.
  package func answers(at place: Int) -> [String] { answers[place] ?? [] }
}
