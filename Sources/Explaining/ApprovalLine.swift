package import Lending

/// The average applicant who stands exactly at the cut-off.
package enum ApprovalLine {
  /// The contributions of that applicant, in the order of the line's fields.
  ///
  /// Interpolates between the two percentiles of risk whose sums lie around the cut-off; beyond
  /// the ends of the line the nearest end is scaled. They add up to `cutOff − base`.
  package static func contributions(
    of line: ReferenceLine, base: Double, at cutOff: Double
  ) -> [Double] {
    let target = cutOff - base
    let sums = line.points.map { $0.contributions.reduce(0, +) }
    guard let first = line.points.first, let last = line.points.last else {
      return spread(target, over: line.fields.count)
    }
    guard let above = sums.firstIndex(where: { $0 >= target }) else {
      return scaled(last.contributions, to: target)
    }
    guard above > 0 else { return scaled(first.contributions, to: target) }
    let low = sums[above - 1]
    let weight = (target - low) / (sums[above] - low)
    return zip(line.points[above - 1].contributions, line.points[above].contributions).map {
      $0 + ($1 - $0) * weight
    }
  }

  private static func scaled(_ contributions: [Double], to target: Double) -> [Double] {
    let sum = contributions.reduce(0, +)
    guard abs(sum) > 1e-9, sum * target > 0 else {
      return spread(target, over: contributions.count)
    }
    return contributions.map { $0 * (target / sum) }
  }

  /// Without a line the distance is everyone's alike.
  private static func spread(_ target: Double, over count: Int) -> [Double] {
    Array(repeating: target / Double(max(count, 1)), count: count)
  }
}
