/// Against whom the reasons are measured.
package enum ReasonView: String, Sendable, CaseIterable {
  case againstAverage, towardsLine
}
