internal import Lending
internal import Scoring

/// Whether the intervals hold what they promise, on vintages of which the model had learned nothing.
///
/// Groups of one vintage share its good or bad years, so their number says less than it seems: the
/// vintages are counted as well.
struct IntervalCoverage: Sendable, Equatable {
  let size: Int
  let vintages: Int
  let groups: Int
  let held: Int
  /// The same without the variance of intervals, from the number of loans alone.
  let heldWithoutInterval: Int

  var share: Double { groups == 0 ? 0 : Double(held) / Double(groups) }
  var shareWithoutInterval: Double {
    groups == 0 ? 0 : Double(heldWithoutInterval) / Double(groups)
  }

  /// Counts the groups whose observed rate lies in their mean interval widened by the binomial
  /// error; each loan tells its whole variance.
  init(_ loans: [ForetoldLoan], size: Int = LikeLoans.usualSize) {
    let all = LikeLoans.groups(of: loans, size: size)
    self.size = size
    vintages = Set(all.map(\.vintage)).count
    groups = all.count
    held = all.count { $0.holds($0.variance) }
    heldWithoutInterval = all.count { $0.holds(0) }
  }
}

extension IntervalCoverage {
  private init(_ size: Int, vintages: Int, groups: Int, held: Int, without: Int) {
    self.size = size
    self.vintages = vintages
    self.groups = groups
    self.held = held
    heldWithoutInterval = without
  }

  /// Of other loans and as large groups together.
  static func + (left: IntervalCoverage, right: IntervalCoverage) -> IntervalCoverage {
    precondition(left.size == right.size, "groups of one size")
    return IntervalCoverage(
      left.size, vintages: left.vintages + right.vintages, groups: left.groups + right.groups,
      held: left.held + right.held,
      without: left.heldWithoutInterval + right.heldWithoutInterval)
  }
}
