internal import Explaining
internal import Lending
internal import Scoring

/// Whether the reasons of a model stay the same when it is trained on another draw of the loans.
struct ReasonStability: Sendable, Equatable {
  let applications: Int
  let refits: Int
  /// Share of pairs of an application and a refit in which the strongest reason is the same, 0…1.
  let sameFirst: Double
  /// Mean share of the four strongest reasons that both name: both over either (Jaccard), 0…1.
  let overlap: Double

  /// As many as a refusal tells.
  private static let told = 4

  /// Reasons are fields by how far they lie from the approval line at the cut-off; a refit without a
  /// line of its own is held against that of the model.
  init(
    of model: RiskModel, _ refits: [RiskModel], on applications: [LoanApplication],
    cutOff: Probability
  ) {
    func reasons(_ other: RiskModel) -> [[FieldID]] {
      let line = ApprovalLine.contributions(
        of: other.line.points.isEmpty ? model.line : other.line, base: other.base,
        at: cutOff.logOdds)
      return applications.map { Self.reasons(other, line, $0, cutOff) }
    }
    let mine = reasons(model)
    var (same, shared) = (0, 0.0)
    for refit in refits {
      for (ours, theirs) in zip(mine, reasons(refit)) {
        if ours.first == theirs.first { same += 1 }
        let either = Set(ours).union(theirs)
        let both = Set(ours).intersection(theirs)
        shared += either.isEmpty ? 1 : Double(both.count) / Double(either.count)
      }
    }
    let pairs = max(applications.count * refits.count, 1)
    self.applications = applications.count
    self.refits = refits.count
    sameFirst = Double(same) / Double(pairs)
    overlap = shared / Double(pairs)
  }

  private static func reasons(
    _ model: RiskModel, _ line: [Double], _ application: LoanApplication, _ cutOff: Probability
  ) -> [FieldID] {
    let score = model.score(application)
    let contributions = model.fields.indices.map { index in
      Contribution(
        field: model.fields[index], value: nil, logOdds: score.contributions[index],
        shareOfGap: score.contributions[index] - line[index])
    }
    return Explanation(
      base: score.base, contributions: contributions, cutOff: cutOff.logOdds
    ).strongest(told).map(\.field)
  }

  /// The least share of applications that keep their first reason, and the least mean overlap.
  ///
  /// What each champion keeps stands in its card: least with price, where rate and grade say much the
  /// same and take turns. Trees that learned outcomes dealt by lot reach 0.47 and 0.53
  /// (`ReasonStabilityTests`).
  static let least = 0.6

  /// Refuses a model whose reasons are a matter of chance.
  func check(atLeast least: Double = least) throws(TrainingError) {
    guard refits > 0, applications > 0 else { return }
    guard sameFirst >= least else {
      throw .checkFailed(
        "on another draw of the loans the strongest reason stays the same for only "
          + "\(Figure.percent(sameFirst)) of the applications")
    }
    guard overlap >= least else {
      throw .checkFailed(
        "on another draw of the loans only \(Figure.percent(overlap)) of the reasons stay")
    }
  }
}
