internal import Lending

/// Some levers, each at one of its steps.
struct LeverSetting {
  let levers: [(lever: Lever, step: Int)]
  /// The sizes of the steps, added up.
  let size: Double
  let application: LoanApplication
}

/// Finds the smallest setting of some levers that passes.
///
/// Goes through all settings, but for those that cannot be smaller than one that was found, and those of
/// levers that only help where even their last steps are too little.
struct LeverSearch {
  /// A condition of passing that costs little, and holds at all later steps of a lever that only helps
  /// once it holds at one.
  let mayPass: (LoanApplication) -> Bool
  let passes: (LoanApplication) -> Bool

  /// Nil where none passes.
  func smallest(_ levers: [Lever], from application: LoanApplication) -> LeverSetting? {
    // Those that only help stand last, where all of them can be judged by their last steps, and of
    // these the one with most steps, which is halved.
    let rank = { (lever: Lever) in (lever.onlyHelps ? 1 : 0, lever.steps.count) }
    var best: LeverSetting?
    let start = LeverSetting(levers: [], size: 0, application: application)
    descend(levers.sorted { rank($0) < rank($1) }[...], start, &best)
    return best
  }

  private func descend(
    _ levers: ArraySlice<Lever>, _ setting: LeverSetting, _ best: inout LeverSetting?
  ) {
    guard let lever = levers.first else { return }
    if levers.allSatisfy(\.onlyHelps) {
      var furthest = setting.application
      for lever in levers { lever.move(&furthest, to: lever.steps.count - 1) }
      guard mayPass(furthest) else { return }
    }
    let rest = levers.dropFirst()
    let least = rest.reduce(setting.size) { $0 + $1.steps[0].size }
    let first =
      rest.isEmpty && lever.onlyHelps ? firstHelp(lever, setting.application) : 0
    for step in first..<lever.steps.count {
      if let best, least + lever.steps[step].size >= best.size { return }
      var changed = setting.application
      lever.move(&changed, to: step)
      let next = LeverSetting(
        levers: setting.levers + [(lever, step)], size: setting.size + lever.steps[step].size,
        application: changed)
      if !rest.isEmpty {
        descend(rest, next, &best)
      } else if lever.onlyHelps || mayPass(changed), passes(changed) {
        best = next
        return
      }
    }
  }

  /// The first step from which on all may pass; the last one may.
  private func firstHelp(_ lever: Lever, _ application: LoanApplication) -> Int {
    var (low, high) = (-1, lever.steps.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      var changed = application
      lever.move(&changed, to: middle)
      if mayPass(changed) { high = middle } else { low = middle }
    }
    return high
  }
}

extension Array {
  /// All choices of `count` elements, in their order.
  func choices(of count: Int) -> [[Element]] {
    guard count > 0 else { return [[]] }
    return indices.flatMap { first in
      Array(self[(first + 1)...]).choices(of: count - 1).map { [self[first]] + $0 }
    }
  }
}
