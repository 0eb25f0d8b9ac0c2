package import Lending

/// Holds groups side by side that no model reads.
///
/// The figures are fairlearn's with approval as the answer 1 and repayment as the truth 1:
/// `selection_rate`, `true_positive_rate`, `false_positive_rate` and their differences.
package enum FairnessStudy {
  /// Groups smaller than this conclude nothing: a rate of 30 loans is ±18 points.
  package static let minimum = 30
  /// Smaller parts of all loans are not held against the others (29 CFR 1607.4 D).
  private static let leastShareOfReference = 0.02
  /// Text without end may be given as an attribute.
  private static let mostGroups = 50

  /// - Parameters:
  ///   - place: of the attribute among the loans' groups.
  ///   - reference: the group that the others are held against; nil takes the one approved most
  ///     often of those that are large enough and two in a hundred of all.
  package static func fairness(
    _ loans: [WatchedLoan], by name: String, at place: Int, minimum: Int = minimum,
    reference: String? = nil
  ) -> GroupFairness {
    let groups = Dictionary(grouping: loans) { $0.groups[place] ?? "unknown" }
      .sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
      .prefix(mostGroups).sorted { $0.key < $1.key }
      .map { Rates($0.key, $0.value, minimum) }
    let large = groups.filter { $0.isLargeEnough && $0.name != "unknown" }
    let held =
      reference.map { wanted in large.first { $0.name == wanted } }
      ?? large.filter {
        Double($0.count) >= leastShareOfReference * Double(loans.count)
      }.max { ($0.selectionRate, $1.name) < ($1.selectionRate, $0.name) }
    return GroupFairness(
      by: name, minimum: minimum, reference: held?.name,
      groups: groups.map { $0.told(beside: held) },
      equalOpportunityGap: gap(
        large.filter { $0.repaid >= minimum }.compactMap(\.approvedOfRepaid)),
      falsePositiveGap: gap(
        large.filter { $0.defaulted >= minimum }.compactMap(\.approvedOfDefaulted)))
  }

  private static func gap(_ rates: [Double]) -> Double? {
    guard rates.count > 1, let low = rates.min(), let high = rates.max() else { return nil }
    return high - low
  }

  /// The counts of one group.
  private struct Rates {
    let name: String
    let count: Int
    let approved: Int
    let repaid: Int
    let defaulted: Int
    let repaidApproved: Int
    let defaultedApproved: Int
    let meanChance: Double
    let calibration: ExpectedActual?
    let isLargeEnough: Bool

    init(_ name: String, _ loans: [WatchedLoan], _ minimum: Int) {
      self.name = name
      count = loans.count
      approved = loans.count { $0.verdict == .approve }
      let ended = loans.filter(\.isEnded)
      defaulted = ended.count { $0.end == .defaulted }
      repaid = ended.count - defaulted
      repaidApproved = ended.count { $0.end == .repaid && $0.verdict == .approve }
      defaultedApproved = ended.count { $0.end == .defaulted && $0.verdict == .approve }
      meanChance = loans.reduce(0) { $0 + $1.chance } / Double(loans.count)
      calibration =
        ended.isEmpty
        ? nil : .counted(name, ended.map { ($0.chance, $0.end == .defaulted) })
      isLargeEnough = count >= minimum
    }

    var selectionRate: Double { Double(approved) / Double(count) }
    var approvedOfRepaid: Double? {
      repaid > 0 ? Double(repaidApproved) / Double(repaid) : nil
    }
    var approvedOfDefaulted: Double? {
      defaulted > 0 ? Double(defaultedApproved) / Double(defaulted) : nil
    }

    func told(beside reference: Rates?) -> GroupFairness.Group {
      GroupFairness.Group(
        name: name, loans: count, approved: approved, selectionRate: selectionRate,
        impactRatio: impact(beside: reference), ended: repaid + defaulted, defaulted: defaulted,
        approvedOfRepaid: approvedOfRepaid, approvedOfDefaulted: approvedOfDefaulted,
        meanChance: meanChance, calibration: calibration, isLargeEnough: isLargeEnough)
    }

    /// The ratio with its interval on the scale of logarithms (Katz and others 1978).
    private func impact(beside reference: Rates?) -> MeasureInterval? {
      guard let reference, reference.name != name, isLargeEnough, approved > 0,
        reference.approved > 0
      else { return nil }
      let ratio = selectionRate / reference.selectionRate
      let variance =
        (1 - selectionRate) / Double(approved)
        + (1 - reference.selectionRate) / Double(reference.approved)
      let reach = Elementary.exp(1.959_963_984_540_054 * variance.squareRoot())
      return MeasureInterval(
        value: ratio, low: ratio / reach, high: ratio * reach, confidence: 0.95)
    }
  }
}
