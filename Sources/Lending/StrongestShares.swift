/// Which shares move a case most.
package enum StrongestShares {
  /// What is smaller moves nothing.
  private static let least = 1e-9

  /// Positions of the largest shares by size whatever their sign, at most `count`, the largest first;
  /// equal ones stand in their order.
  package static func positions(of shares: [Double], _ count: Int) -> [Int] {
    guard count > 0 else { return [] }
    var strongest = [Int](repeating: 0, count: min(count, shares.count))
    var found = 0
    // One is put in before the first that is weaker, so of equal ones the earlier stays in front.
    for position in shares.indices where abs(shares[position]) > least {
      let size = abs(shares[position])
      if found < count {
        found += 1
      } else if size <= abs(shares[strongest[found - 1]]) {
        continue
      }
      var place = found - 1
      while place > 0, abs(shares[strongest[place - 1]]) < size {
        strongest[place] = strongest[place - 1]
        place -= 1
      }
      strongest[place] = position
    }
    strongest.removeLast(strongest.count - found)
    return strongest
  }
}
