/// What the usual marks of the population stability index say.
package enum DriftMark: String, Sendable, Equatable, Codable, CaseIterable {
  /// Below 0.1.
  case steady
  /// From 0.1 on: worth a look.
  case watch
  /// From 0.25 on: another population.
  case shifted

  package init(index: Double) {
    self = index >= Self.shiftedFrom ? .shifted : index >= Self.watchFrom ? .watch : .steady
  }

  package static let watchFrom = 0.1
  package static let shiftedFrom = 0.25
}
