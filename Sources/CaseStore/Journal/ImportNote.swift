import Lending

/// What a record keeps that brought a case from another store: all that had happened to it there.
///
/// One record, in the name of who brought it: those who are named inside never signed anything here.
struct ImportNote: Codable, Sendable, Equatable {
  let events: [CaseEvent]

  init(_ kept: CreditCase) { events = kept.history }

  /// The case as folded from its events; nil where these are not of one case.
  var creditCase: CreditCase? {
    guard let first = events.first, var folded = CreditCase(opening: first) else { return nil }
    for event in events.dropFirst() {
      guard event.caseID == folded.id else { return nil }
      folded.apply(event)
    }
    return folded
  }
}
