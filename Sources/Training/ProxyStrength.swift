internal import Lending
internal import Monitoring
internal import Packs
internal import Scoring

/// How well the inputs of a model tell the groups apart that it may not know.
///
/// A model without a protected attribute may still see it through its inputs. Each group stands
/// against all others: a small glass box of all inputs, cross-validated, and the strongest input
/// alone.
struct ProxyStrength: Sendable, Equatable {
  /// One group of one attribute.
  struct Row: Sendable, Equatable {
    /// The attribute, such as `group_sex`.
    let attribute: String
    let value: Int
    let members: Int
    /// Loans of which the attribute is known.
    let known: Int
    /// Area under the curve of all inputs together on loans that the glass box did not learn from.
    let together: MeasureInterval
    /// The strongest single input, in its better direction.
    let strongest: InputStrength
  }

  let rows: [Row]

  /// Below that many members, or that many others, a group is not judged.
  static let fewest = 200
  /// The highest area under the curve that one input may have for a group.
  static let mark = 0.75
  private static let parts = 4
  private static let resamples = 100

  /// - Parameter groups: by attribute, one value a loan in their order, nil where unknown.
  init(
    _ loans: [HistoricLoan], features: [Feature], groups: [String: [Int?]], seed: UInt64,
    workers: Workers, tick: @escaping @Sendable () throws(TrainingError) -> Void
  ) async throws(TrainingError) {
    let all = TrainingRows(loans, features: features)
    let ranked = features.indices.map { RankedInput(all, input: $0) }
    let folds = Folds(loans, count: Self.parts, seed: seed)
    let recipe = Self.recipe(features)
    var rows: [Row] = []
    for (attribute, values) in groups.sorted(by: { $0.key < $1.key }) {
      let known = values.indices.filter { values[$0] != nil }
      for value in Set(values.compactMap { $0 }).sorted() {
        let members = known.count { values[$0] == value }
        guard members >= Self.fewest, known.count - members >= Self.fewest else { continue }
        let belongs = values.map { other in other.map { $0 == value } }
        guard let strongest = InputStrength.strongest(of: features, ranked, belongs) else {
          continue
        }
        let parts = try await workers.map(Array(0..<folds.count)) { part throws(TrainingError) in
          let taught = folds.others(part).filter { belongs[$0] != nil }
          let asked = folds.held(part).filter { belongs[$0] != nil }
          let learned = try ModelTrainer(recipe: recipe, tick: tick).train(
            all.asking(belongs, taught),
            offsets: try RiskOffsets(rawRatesOf: all.asking(belongs, taught)), seed: seed)
          return asked.map { ($0, learned.margin(all.row($0))) }
        }.flatMap { $0 }
        var draws = SeededDraws(seed: seed)
        guard
          let together = ScoredOutcomes(
            logOdds: parts.map(\.1), outcomes: parts.map { belongs[$0.0] == true }
          )?.interval(of: .areaUnderCurve, resamples: Self.resamples, draws: &draws)
        else { throw .checkFailed("a held-out score is not a number") }
        rows.append(
          Row(
            attribute: attribute, value: value, members: members, known: known.count,
            together: together, strongest: strongest))
      }
    }
    self.rows = rows
  }

  /// Refuses inputs that are named for what a score may not see, or that are made from such a field.
  static func checkNames(_ features: [Feature]) throws(TrainingError) {
    for feature in features {
      let names = [feature.name] + feature.fieldsRead.map(\.rawValue)
      if let name = names.first(where: LawfulInputs.forbids) {
        throw .checkFailed(
          "the input \(feature.name) reads \(name), which a credit score may not see")
      }
    }
  }

  /// Refuses a single input that gives a group away.
  func check() throws(TrainingError) {
    for row in rows where row.strongest.area > Self.mark {
      throw .checkFailed(
        "the input \(row.strongest.input) alone tells \(row.attribute) \(row.value) from the "
          + "others with an area of \(Figure.fixed(row.strongest.area, decimals: 3)), above "
          + Figure.plain(Self.mark))
    }
  }

  /// Credit sense about risk says nothing about groups, so no direction is demanded.
  private static func recipe(_ features: [Feature]) -> Recipe {
    Recipe(
      learner: .glassbox, name: "proxies", features: features,
      settings: .trees(
        TreeSettings(
          rounds: 60, depth: 2, rate: 0.2, isMonotone: false,
          groups: TreeSettings.alone(features.count))), blanking: .none)
  }
}

extension TrainingRows {
  /// The chosen rows with another question in place of the default; all count alike.
  fileprivate func asking(_ answers: [Bool?], _ indices: [Int]) -> TrainingRows {
    let level = RiskLevel(source: .sample, isMatured: true, termMonths: 0)
    return TrainingRows(
      width: width, values: indices.flatMap { row($0) },
      defaulted: indices.map { answers[$0] == true },
      weights: indices.map { _ in 1 }, levels: indices.map { _ in level })
  }
}
