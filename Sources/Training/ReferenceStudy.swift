internal import Lending
internal import Packs
internal import Scoring

/// The training loans in aggregate: average contributions by risk, and how each field is spread.
struct ReferenceStudy {
  let line: ReferenceLine
  let distributions: [ReferenceDistribution]

  private static let percentiles = 100
  private static let bins = 10

  /// Studies the training loans, in the order of `rows`; the model's own line is not used.
  init(
    _ loans: [HistoricLoan], _ rows: TrainingRows, model: any ScoringModel,
    catalogue: FieldCatalogue
  ) {
    let scored: [FieldID]
    let probabilities: [Double]
    if let glassBox = model as? RiskModel {
      let scores = (0..<rows.count).map { glassBox.score(Array(rows.row($0))) }
      line = Self.line(scores, rows.weights, fields: glassBox.fields)
      scored = glassBox.fields
      probabilities = scores.map(\.probability.value)
    } else {
      // A model that only ranks has no contributions and so no line.
      line = ReferenceLine(fields: [], points: [])
      scored = Array(Set(model.features.map(\.toldAs)))
      probabilities = (0..<rows.count).map {
        model.measured(Array(rows.row($0))).probability.value
      }
    }
    let fields = catalogue.fields.filter { scored.contains($0.id) }
    var distributions = fields.map { Self.distribution(of: $0, loans, rows.weights) }
    distributions.append(Self.numbers("probability_of_default", probabilities, rows.weights))
    self.distributions = distributions
  }

  /// Mean contributions of each percentile of risk; the sums rise strictly.
  private static func line(
    _ scores: [AdditiveScore], _ weights: [Double], fields: [FieldID]
  ) -> ReferenceLine {
    let order = scores.indices.sorted { (scores[$0].logOdds, $0) < (scores[$1].logOdds, $1) }
    let total = weights.reduce(0, +)
    var points: [ReferenceLine.Point] = []
    var highest = -Double.infinity
    var (next, before) = (0, 0.0)
    for percentile in 1...percentiles {
      var sums = [Double](repeating: 0, count: fields.count)
      var weight = 0.0
      while next < order.count,
        before < total * Double(percentile) / Double(percentiles) || percentile == percentiles
      {
        let index = order[next]
        for field in sums.indices {
          sums[field] += weights[index] * scores[index].contributions[field]
        }
        weight += weights[index]
        before += weights[index]
        next += 1
      }
      guard weight > 0 else { continue }
      let means = sums.map { $0 / weight }
      let sum = means.reduce(0, +)
      // Percentiles of equal scores would make a flat step on which nothing can be interpolated.
      guard sum > highest else { continue }
      highest = sum
      points.append(ReferenceLine.Point(contributions: means))
    }
    return ReferenceLine(fields: fields, points: points)
  }

  private static func distribution(
    of field: Field, _ loans: [HistoricLoan], _ weights: [Double]
  ) -> ReferenceDistribution {
    switch field.kind {
    case .choice(let choices):
      Self.choices(field.id, choices.map(\.id), loans, weights)
    default:
      Self.numbers(field.id, loans.map { Self.number(field.id, $0.application) }, weights)
    }
  }

  /// The number as the model sees it: the incomes and debts of both applicants where there are two.
  private static func number(_ field: FieldID, _ application: LoanApplication) -> Double? {
    switch field {
    case .annualIncome: application.effectiveIncome?.amount
    case .debtToIncome: application.effectiveDebtToIncome?.percent
    default: application.number(field)
    }
  }

  private static func choices(
    _ field: FieldID, _ choices: [String], _ loans: [HistoricLoan], _ weights: [Double]
  ) -> ReferenceDistribution {
    var sums: [String: Double] = [:]
    var unknown = 0.0
    for (loan, weight) in zip(loans, weights) {
      if let choice = loan.application.choice(field) {
        sums[choice, default: 0] += weight
      } else {
        unknown += weight
      }
    }
    let total = weights.reduce(0, +)
    let order = choices.sorted { (-(sums[$0] ?? 0), $0) < (-(sums[$1] ?? 0), $1) }
    return ReferenceDistribution(
      field: field, edges: [], choices: order, shares: order.map { (sums[$0] ?? 0) / total },
      unknown: unknown / total)
  }

  private static func numbers(
    _ field: FieldID, _ values: [Double?], _ weights: [Double]
  ) -> ReferenceDistribution {
    let known = zip(values, weights).compactMap { value, weight in value.map { ($0, weight) } }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    let total = weights.reduce(0, +)
    let knownTotal = known.reduce(0) { $0 + $1.1 }
    var edges: [Double] = []
    var before = 0.0
    for (value, weight) in known {
      let due = knownTotal * Double(edges.count + 1) / Double(bins)
      // Counts such as inquiries fill several tenths with one value; each edge stands once.
      if before >= due, edges.count < bins - 1, value > (edges.last ?? known[0].0) {
        edges.append(value)
      }
      before += weight
    }
    var sums = [Double](repeating: 0, count: edges.count + 1)
    for (value, weight) in known {
      sums[edges.firstIndex { value < $0 } ?? edges.count] += weight
    }
    return ReferenceDistribution(
      field: field, edges: edges, choices: [], shares: sums.map { $0 / total },
      unknown: (total - knownTotal) / total)
  }
}
