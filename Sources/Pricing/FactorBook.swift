/// Borrowers with what each would lose, as the one-factor model sees them: the large ones singly, the
/// others in groups of like chance.
struct FactorBook {
  /// Many small borrowers who are taken together.
  struct Group {
    let name: FactorName
    let loss: Double
    let squares: Double
  }

  let single: [(name: FactorName, loss: Double)]
  let groups: [Group]
  /// All losses together.
  let total: Double

  private static let mostGroups = 256

  init(_ names: [FactorName], _ losses: [Double], most: Int) {
    let order = losses.indices.filter { losses[$0] > 0 }
      .sorted { (-losses[$0], $0) < (-losses[$1], $1) }
    single = order.prefix(most).map { (names[$0], losses[$0]) }
    let rest = order.dropFirst(most).sorted {
      (names[$0].chance, $0) < (names[$1].chance, $1)
    }
    let size = (rest.count + Self.mostGroups - 1) / Self.mostGroups
    groups = stride(from: 0, to: rest.count, by: max(size, 1)).map { start in
      let members = rest[start..<min(start + size, rest.count)]
      func sum(_ value: (Int) -> Double) -> Double { members.reduce(0) { $0 + value($1) } }
      let loss = sum { losses[$0] }
      // With the mean chance by money the expected loss stays exact.
      return Group(
        name: FactorName(
          chance: sum { losses[$0] * names[$0].chance } / loss,
          correlation: sum { losses[$0] * names[$0].correlation } / loss),
        loss: loss, squares: sum { losses[$0] * losses[$0] })
    }
    total = order.reduce(0) { $0 + losses[$1] }
  }

  /// Mean and variance of what the groups lose in given times.
  func ofGroups(times: Double) -> (mean: Double, variance: Double) {
    groups.reduce((0, 0)) { sum, group in
      let chance = group.name.chance(times: times)
      return (sum.0 + chance * group.loss, sum.1 + chance * (1 - chance) * group.squares)
    }
  }

  /// Mean and variance of all losses in given times.
  func all(times: Double) -> (mean: Double, variance: Double) {
    single.reduce(ofGroups(times: times)) { sum, borrower in
      let chance = borrower.name.chance(times: times)
      return (
        sum.0 + chance * borrower.loss,
        sum.1 + chance * (1 - chance) * borrower.loss * borrower.loss
      )
    }
  }

  /// How far apart states of the times may lie so that the losses of neighbours overlap; infinite
  /// where the times say nothing.
  var spacing: Double {
    let reach = 0.05
    return [-3.0, -2, -1, 0, 1].reduce(.infinity) { least, times in
      let change = all(times: times - reach).mean - all(times: times + reach).mean
      guard change > 0 else { return least }
      return min(least, all(times: times).variance.squareRoot() / (change / (2 * reach)))
    }
  }
}
