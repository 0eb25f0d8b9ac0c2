/// Which shares move a case most.
package enum StrongestShares {
  /// What is smaller moves nothing.
  private static let least = 1e-9

  /// Positions of the largest shares by size whatever their sign, at most `count`, the largest first;
  /// equal ones stand in their order.
  package static func positions(of shares: [Double], _ count: Int) -> [Int] {
    var strongest: [Int] = []
    guard count > 0 else { return strongest }
    strongest.reserveCapacity(min(count, shares.count) + 1)
    // One is put in before the first that is weaker, so of equal ones the earlier stays in front.
    for position in shares.indices where abs(shares[position]) > least {
      let size = abs(shares[position])
      if strongest.count == count, size <= abs(shares[strongest[count - 1]]) { continue }
      var place = strongest.count
      while place > 0, abs(shares[strongest[place - 1]]) < size { place -= 1 }
      strongest.insert(position, at: place)
      if strongest.count > count { strongest.removeLast() }
    }
    return strongest
  }
}
