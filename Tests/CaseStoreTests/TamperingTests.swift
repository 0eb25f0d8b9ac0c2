import CaseStore
import Lending
import Sealing
import Testing

/// Whatever is changed in a journal, checking names the first bad line.
@Suite struct TamperingTests {
  private let workshop: Workshop
  private let lines: [[UInt8]]
  private let head: Checkpoint

  init() async throws {
    workshop = try Workshop()
    let store = try await workshop.open()
    try await store.record([
      Fixture.opened("a"), Fixture.opened("b"), Fixture.noted("a"), Fixture.decided("b"),
      Fixture.noted("b"),
    ])
    head = await store.head
    // No cache: each opening of these tests reads the journal itself.
    lines = try workshop.lines()
  }

  private func verified(_ checkpoint: Checkpoint? = nil) async throws -> Verification {
    try await workshop.open(.readOnly).verify(against: checkpoint)
  }

  @Test func `an untouched journal is sound`() async throws {
    #expect(try await verified(head).isSound)
    #expect(try await verified().records == 6)
  }

  @Test func `a change of any byte of a line is found in that line`() async throws {
    for number in lines.indices {
      for position in lines[number].indices {
        var changed = lines
        changed[number][position] ^= 0x01
        // A byte that becomes a line's end makes two lines of one.
        guard changed[number][position] != 0x0A else { continue }
        try workshop.write(lines: changed)
        let first = try await verified().firstDamage
        #expect(first?.line == number + 1, "byte \(position) of line \(number + 1)")
      }
    }
  }

  @Test(arguments: 0..<5)
  func `a line that was deleted is missed at its place`(number: Int) async throws {
    var changed = lines
    changed.remove(at: number)
    try workshop.write(lines: changed)

    let verification = try await verified()

    #expect(verification.firstDamage?.line == number + 1)
    #expect(verification.firstDamage?.fault == .outOfPlace)
    #expect(verification.damage.count == 1, "the rest is in its place")
  }

  @Test(arguments: 0..<6, 0..<6)
  func `a line that was inserted is found at its place`(copied: Int, at place: Int) async throws {
    var changed = lines
    changed.insert(lines[copied], at: place)
    // A line before or after its own twin stands first where it belongs.
    let expected = copied == place ? place + 1 : place
    try workshop.write(lines: changed)

    #expect(try await verified().firstDamage?.line == expected + 1)
    let store = try await workshop.open(.readOnly)
    #expect(try await store.creditCase("a").history.count == 2, "nothing counts twice")
    #expect(try await store.creditCase("b").history.count == 3)
  }

  @Test(arguments: 0..<6, 0..<6)
  func `a line that was moved is found, and its case is whole or its lines are named`(
    from: Int, to place: Int
  ) async throws {
    var changed = lines
    changed.insert(changed.remove(at: from), at: place)
    try workshop.write(lines: changed)

    let store = try await workshop.open(.readOnly)

    let first = try await store.verify().firstDamage
    #expect(first?.line == (from == place ? nil : min(from, place) + 1))
    var shown = 0
    for id in ["a", "b"] as [CaseID] { shown += try await store.creditCase(id).history.count }
    // Lines before the opening of their case cannot be folded.
    let unopened = await store.notices.filter { $0.sentence.contains("belongs to a case") }.count
    #expect(shown + unopened == 5)
    #expect(unopened == 0 || (1...2).contains(from) && place > from + 1)
  }

  @Test(arguments: 0..<5)
  func `a line that was shortened is found`(number: Int) async throws {
    var changed = lines
    changed[number].removeLast(lines[number].count / 2)
    try workshop.write(lines: changed)

    #expect(try await verified().firstDamage?.line == number + 1)
  }

  @Test(arguments: 1...5)
  func `only a checkpoint shows that the end was cut off`(kept: Int) async throws {
    try workshop.write(lines: Array(lines[..<kept]))

    #expect(try await verified().isSound)
    #expect(try await verified(head).checkpoint == .missing)
    #expect(try await verified(head).isSound == false)
  }

  @Test func `a checkpoint of another journal differs`() async throws {
    let other = Checkpoint(seq: head.seq, hash: .zero)

    #expect(try await verified(other).checkpoint == .differs)
    #expect(Checkpoint("\(head)") == head)
    #expect(Checkpoint("6-\(head.hash)x") == nil)
  }

  @Test func `a store that is open notices that saved lines were cut off`() async throws {
    let store = try await workshop.open()
    try workshop.write(lines: Array(lines[..<4]))

    let verification = try await store.verify()

    #expect(verification.firstDamage?.fault == .cutShort)
  }
}
