import CaseStore

/// A store and a place for its backup.
struct Backed {
  let workshop: Workshop
  let place: Workshop

  init() throws {
    workshop = try Workshop()
    place = try Workshop()
  }

  /// Where the backup goes.
  var backup: String { place.path }

  /// Three cases over several files; `b` tells a secret.
  func fill(_ limit: Int = 1500) async throws -> CaseStore {
    let store = try await workshop.open(segmentLimit: limit)
    for event in [
      Fixture.opened("a"), Fixture.opened("b", reference: "secret"), Fixture.assessed("a"),
      Fixture.noted("b", "secret"), Fixture.opened("c"), Fixture.noted("a"),
    ] { try await store.record([event]) }
    return store
  }
}
