internal import Lending

/// Which recipe of each learner is taken, and which learner answers.
///
/// It reads cross-validated scores of training rows and nothing else.
struct Selection: Sendable {
  /// One recipe that took part.
  struct Candidate: Sendable {
    let recipe: Recipe
    let crossFit: CrossFit
    /// Cross-validated area under the curve.
    let area: Double
  }

  /// Every recipe that took part.
  let candidates: [Candidate]
  /// The best of each learner, from the simplest on.
  let best: [Candidate]
  /// The simplest that explains itself and lies within the tolerance of the best of all; where none
  /// does, the best that explains itself.
  let champion: Candidate

  /// Area under the curve that simplicity was worth.
  let tolerance: Double

  /// - Parameter recipes: the plan's list as learned from all training loans.
  init(
    _ fits: [CrossFit], _ recipes: [Recipe], _ loans: [HistoricLoan], tolerance: Double
  ) throws(TrainingError) {
    var candidates: [Candidate] = []
    for fit in fits {
      let area = try fit.areaUnderCurve(loans)
      candidates.append(
        Candidate(recipe: recipes[fit.position], crossFit: fit, area: area))
    }
    let learners = Set(candidates.map(\.recipe.learner)).sorted()
    best = learners.compactMap { learner in
      // Of equals the first, which the plan lists as the simpler.
      candidates.filter { $0.recipe.learner == learner }.reduce(nil as Candidate?) { kept, next in
        (kept?.area ?? -1) >= next.area ? kept : next
      }
    }
    self.candidates = candidates
    self.tolerance = tolerance
    let top = best.map(\.area).max() ?? 0
    let explaining = best.filter(\.recipe.learner.explains)
    guard
      let champion = explaining.first(where: { top - $0.area <= tolerance })
        ?? explaining.max(by: { $0.area < $1.area })
    else { throw .checkFailed("no learner that explains itself took part") }
    self.champion = champion
  }
}
