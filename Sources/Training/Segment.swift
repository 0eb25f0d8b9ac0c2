/// A division of loans into groups; nil puts a loan into none.
struct Segment: Sendable {
  let name: String
  /// The groups in the order in which they are told; others follow by name.
  var order: [String] = []
  let group: @Sendable (HistoricLoan) -> String?
}
