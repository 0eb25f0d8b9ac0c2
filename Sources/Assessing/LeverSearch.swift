internal import Lending

/// Some levers, each at one of its steps.
struct LeverSetting {
  private(set) var kinds: Set<ApplicationChange.Kind> = []
  /// The sizes of the steps, added up.
  private(set) var size = 0.0
  private(set) var application: LoanApplication
  /// Tells apart the settings of levers that can also do harm.
  fileprivate private(set) var key = 0

  init(_ application: LoanApplication) { self.application = application }

  func with(_ lever: Lever, at step: Int) -> LeverSetting {
    var next = self
    next.kinds.insert(lever.kind)
    next.size += lever.steps[step].size
    lever.move(&next.application, to: step)
    if !lever.onlyHelps { next.key = (next.key * 16 + lever.place + 1) * 4096 + step }
    return next
  }
}

/// Finds the smallest setting of some levers that passes.
///
/// Goes through all settings, but for those that cannot be smaller than one that was found, and those of
/// levers that only help where even their last steps are too little.
struct LeverSearch {
  /// A condition of passing that costs little, and holds at all later steps of a lever that only helps
  /// once it holds at one.
  private let mayPass: (LoanApplication) -> Bool
  private let passes: (LoanApplication) -> Bool
  /// All levers that only help, whether or not a search has them.
  private let helpers: [Lever]
  /// By the key of a setting: whether even all helpers at their last steps are too little.
  private var hopeless: [Int: Bool] = [:]

  /// - Parameter levers: all from which searches choose.
  init(
    _ levers: [Lever], mayPass: @escaping (LoanApplication) -> Bool,
    passes: @escaping (LoanApplication) -> Bool
  ) {
    self.mayPass = mayPass
    self.passes = passes
    helpers = levers.filter(\.onlyHelps)
  }

  /// Nil where none passes.
  mutating func smallest(_ levers: [Lever], from application: LoanApplication) -> LeverSetting? {
    // Those that only help stand last, where all of them can be judged by their last steps, and of
    // these the one with most steps, which is halved.
    let rank = { (lever: Lever) in (lever.onlyHelps ? 1 : 0, lever.steps.count, lever.place) }
    var best: LeverSetting?
    descend(levers.sorted { rank($0) < rank($1) }[...], LeverSetting(application), &best)
    return best
  }

  private mutating func descend(
    _ levers: ArraySlice<Lever>, _ setting: LeverSetting, _ best: inout LeverSetting?
  ) {
    guard let lever = levers.first else {
      if !isHopeless(setting), mayPass(setting.application), passes(setting.application) {
        best = setting
      }
      return
    }
    var first = 0
    if levers.allSatisfy(\.onlyHelps) {
      guard !isHopeless(setting), mayPass(furthest(Array(levers), setting.application)) else {
        return
      }
      if levers.count == 1 {
        let last = lastSmaller(lever, than: best, setting)
        guard last >= 0, mayPass(lever, at: last, setting.application) else { return }
        first = firstHelp(lever, upTo: last, setting.application)
      }
    }
    let rest = levers.dropFirst()
    let least = rest.reduce(setting.size) { $0 + $1.steps[0].size }
    for step in first..<lever.steps.count {
      // Later steps are larger still, also than one that passed just before.
      if let best, least + lever.steps[step].size >= best.size { return }
      descend(rest, setting.with(lever, at: step), &best)
    }
  }

  private func furthest(_ levers: [Lever], _ application: LoanApplication) -> LoanApplication {
    var furthest = application
    for lever in levers { lever.move(&furthest, to: lever.steps.count - 1) }
    return furthest
  }

  private mutating func isHopeless(_ setting: LeverSetting) -> Bool {
    if let known = hopeless[setting.key] { return known }
    // Of a setting whose levers only help it is as if they were not moved yet.
    let isHopeless = !mayPass(furthest(helpers, setting.application))
    hopeless[setting.key] = isHopeless
    return isHopeless
  }

  /// The last step that is still smaller than what was found; -1 where none is.
  private func lastSmaller(
    _ lever: Lever, than best: LeverSetting?, _ setting: LeverSetting
  ) -> Int {
    guard let best else { return lever.steps.count - 1 }
    var (low, high) = (-1, lever.steps.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if setting.size + lever.steps[middle].size < best.size { low = middle } else { high = middle }
    }
    return low
  }

  /// The first step from which on all may pass; one that may is given.
  private func firstHelp(_ lever: Lever, upTo last: Int, _ application: LoanApplication) -> Int {
    var (low, high) = (-1, last)
    while high - low > 1 {
      let middle = (low + high) / 2
      if mayPass(lever, at: middle, application) { high = middle } else { low = middle }
    }
    return high
  }

  private func mayPass(_ lever: Lever, at step: Int, _ application: LoanApplication) -> Bool {
    var changed = application
    lever.move(&changed, to: step)
    return mayPass(changed)
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
