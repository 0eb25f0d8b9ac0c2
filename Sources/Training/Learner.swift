/// The kinds of learner that the lab knows, from the simplest to explain to the hardest.
package enum Learner: String, CaseIterable, Sendable, Comparable {
  /// Logistic regression on the weight of evidence of each input.
  case scorecard
  /// A linear support vector machine on the same.
  case svm
  /// Boosted trees of one input each.
  case glassbox
  /// The same with a few named pairs of inputs.
  case pairs
  /// Boosted trees of several inputs, monotone where credit sense demands.
  case monotone
  /// Boosted trees without any bound.
  case boosted
  case forest
  case network

  /// In words, for cards and tables.
  package var title: String {
    switch self {
    case .scorecard: "logistic scorecard (weight of evidence)"
    case .svm: "linear support vector machine (weight of evidence)"
    case .glassbox: "glass box (one input a tree)"
    case .pairs: "glass box with named pairs"
    case .monotone: "boosted trees, monotone"
    case .boosted: "boosted trees, full"
    case .forest: "random forest"
    case .network: "neural net"
    }
  }

  /// Whether its sum can be told field by field, as every decision needs.
  package var explains: Bool { self < .monotone }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: Learner, right: Learner) -> Bool { left.rank < right.rank }
}
