/// What a file says of protected attributes, kept apart from the applications.
///
/// No input reads them: they serve the checks that ask whether the model treats groups alike and
/// whether its inputs give a group away.
struct MonitoringGroups: Sendable, Equatable {
  /// By name, such as `group_sex`; one value a loan, in the order of the loans, nil where unknown.
  let values: [String: [Int?]]

  init(_ values: [String: [Int?]] = [:]) { self.values = values }

  var names: [String] { values.keys.sorted() }

  /// The groups of the chosen loans, in the order chosen.
  func chosen(_ indices: [Int]) -> MonitoringGroups {
    MonitoringGroups(values.mapValues { group in indices.map { group[$0] } })
  }
}
