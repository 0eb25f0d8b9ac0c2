/// Where a line stands in the journal.
struct LinePlace: Sendable, Equatable {
  let segment: Int
  let line: Int
  let offset: Int
  /// Without the newline.
  let length: Int
}
