internal import Lending
internal import Scoring

/// Applications of nobody whose answers go together as those of past loans do.
///
/// Fields that are drawn one by one almost always contradict each other, so that a pack would prove
/// nothing where its applicants lie. Every second application is moved, answer by answer, towards what
/// the measure of unusual applications knows.
struct UsualApplications {
  private let catalogue: FieldCatalogue
  private let domain: DomainMeasure
  /// Answers to take others from.
  private let pool: [[FieldID: FieldValue]]
  private var draws: SeededDraws

  private static let sweeps = 3
  private static let tries = 4

  static func make(
    _ count: Int, catalogue: FieldCatalogue, distributions: [ReferenceDistribution],
    domain: DomainMeasure, seed: UInt64
  ) -> [[FieldID: FieldValue]] {
    func made(_ count: Int, _ seed: UInt64) -> [[FieldID: FieldValue]] {
      MadeUpApplications.make(
        count, catalogue: catalogue, distributions: distributions, seed: seed)
    }
    var usual = UsualApplications(
      catalogue: catalogue, domain: domain, pool: made(4 * count, seed &+ 1),
      draws: SeededDraws(seed: seed &+ 2))
    return made(count, seed).enumerated().map { index, values in
      index % 2 == 1 ? usual.moved(values) : values
    }
  }

  /// Takes other answers as long as they make the application no more unusual, until it is as usual
  /// as a loan of the past may be.
  private mutating func moved(_ values: [FieldID: FieldValue]) -> [FieldID: FieldValue] {
    let target = 0.3 + 0.6 * draws.share()
    var best = values
    var least = share(best)
    for _ in 0..<Self.sweeps {
      for field in catalogue.fields.map(\.id) where best[field] != nil && isFree(field, best) {
        for _ in 0..<Self.tries where least > target {
          guard let other = pool[draws.index(below: pool.count)][field] else { continue }
          var changed = best
          changed[field] = other
          let share = share(changed)
          if share <= least { (best, least) = (changed, share) }
        }
      }
    }
    return best
  }

  /// What must agree with a second applicant's answers stays as it is.
  private func isFree(_ field: FieldID, _ values: [FieldID: FieldValue]) -> Bool {
    values[.jointAnnualIncome] == nil
      || ![.annualIncome, .jointAnnualIncome, .jointDebtToIncome].contains(field)
  }

  private func share(_ values: [FieldID: FieldValue]) -> Double {
    domain(LoanApplication(product: catalogue.product, values: values))
  }
}
