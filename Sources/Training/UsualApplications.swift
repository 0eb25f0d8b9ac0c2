internal import Lending
internal import Scoring

/// Applications of nobody whose answers go together as those of past loans do.
///
/// Fields that are drawn one by one almost always contradict each other, so that a pack would prove
/// nothing where its applicants lie. Every second application is moved, answer by answer, towards what
/// the measure of unusual applications knows.
struct UsualApplications {
  private let catalogue: FieldCatalogue
  private let table: DomainTable
  private let domain: DomainMeasure
  /// Answers to take others from.
  private let pool: [[FieldID: FieldValue]]
  private var draws: SeededDraws

  private static let sweeps = 3
  private static let tries = 4

  static func make(
    _ count: Int, catalogue: FieldCatalogue, distributions: [ReferenceDistribution],
    domain: DomainTable, seed: UInt64
  ) -> [[FieldID: FieldValue]] {
    func made(_ count: Int, _ seed: UInt64) -> [[FieldID: FieldValue]] {
      MadeUpApplications.make(
        count, catalogue: catalogue, distributions: distributions, seed: seed)
    }
    var usual = UsualApplications(
      catalogue: catalogue, table: domain, domain: DomainMeasure(domain),
      pool: made(4 * count, seed &+ 1),
      draws: SeededDraws(seed: seed &+ 2))
    return made(count, seed).enumerated().map { index, values in
      index % 2 == 1 ? usual.moved(values) : values
    }
  }

  /// Takes other answers as long as they make the application no more unusual, until it is as usual
  /// as a loan of the past may be; what no answer brings into the range of past loans is left out.
  private mutating func moved(_ values: [FieldID: FieldValue]) -> [FieldID: FieldValue] {
    let target = 0.3 + 0.6 * draws.share()
    var best = values
    var least = oddity(best)
    for _ in 0..<Self.sweeps {
      for field in catalogue.fields where best[field.id] != nil && isFree(field.id, best) {
        for _ in 0..<Self.tries where least > target {
          guard let other = pool[draws.index(below: pool.count)][field.id] else { continue }
          var changed = best
          changed[field.id] = other
          let oddity = oddity(changed)
          if oddity <= least { (best, least) = (changed, oddity) }
        }
        guard least > 1, !field.isRequired else { continue }
        var without = best
        without[field.id] = nil
        let oddity = oddity(without)
        if oddity < least - 0.5 { (best, least) = (without, oddity) }
      }
    }
    return best
  }

  /// What must agree with a second applicant's answers stays as it is.
  private func isFree(_ field: FieldID, _ values: [FieldID: FieldValue]) -> Bool {
    values[.jointAnnualIncome] == nil
      || ![.annualIncome, .jointAnnualIncome, .jointDebtToIncome].contains(field)
  }

  /// The measure, and one more for each answer beyond those of past loans.
  private func oddity(_ values: [FieldID: FieldValue]) -> Double {
    let application = LoanApplication(product: catalogue.product, values: values)
    let beyond = table.columns.count { column in
      let value = column.input.value(in: application)
      return value < column.lowest || value > column.highest
    }
    return Double(beyond) + domain(application)
  }
}
