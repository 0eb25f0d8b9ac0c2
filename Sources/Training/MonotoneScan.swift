internal import Lending
internal import Monitoring
internal import Scoring

/// Proves on the finished model what the learner was told: the risk moves only as credit sense says.
///
/// The limit search relies on it: more amount may never lower the risk.
enum MonotoneScan {
  /// Log-odds that rounding may move the wrong way.
  static let tolerance = 1e-9

  /// Refuses an input that moves with the amount and is free: the limit is found by halving, which
  /// holds only where a larger loan never lowers the risk.
  static func checkAmount(_ features: [Feature]) throws(TrainingError) {
    for feature in features
    where feature.monotone == 0 && feature.fieldsRead.contains(.loanAmount) {
      throw .checkFailed(
        "the input \(feature.name) moves with the loan amount and may lower the risk with it")
    }
  }

  /// Checks every step of every table of a glass box, and with it every cell of the grids of pairs
  /// in which the input stands, for each value of the partners.
  ///
  /// A table alone may fall where its pairs make up for it: trees put a leaf into the table or the
  /// grid by what is on its own path.
  static func check(_ model: RiskModel) throws(TrainingError) {
    for (input, feature) in model.features.enumerated() where feature.monotone != 0 {
      let table = model.tables[input]
      let pairs = model.pairs.filter { $0.first == input || $0.second == input }
      let edges = Set(table.edges + pairs.flatMap { $0.edges(of: input) }).sorted()
      let values = [-.infinity] + edges
      for (lower, higher) in zip(values, values.dropFirst()) {
        let direction = Double(feature.monotone)
        var step = direction * (table[table.bin(of: higher)] - table[table.bin(of: lower)])
        // Partners are free of each other, so their worst values can meet in one application.
        for pair in pairs { step += pair.worstStep(of: input, lower, higher, direction) }
        guard step >= (pairs.isEmpty ? 0 : -tolerance) else {
          throw .checkFailed("the risk does not move one way with \(feature.name)")
        }
      }
    }
  }

  /// Walks each field of seeded made-up applications through the catalogue's range, for any model
  /// that was trained to be monotone.
  ///
  /// A step is judged where all inputs that it moves demand the same direction; where they disagree,
  /// or one is free or becomes known, credit sense demands nothing of the sum.
  ///
  /// - Parameter distributions: where loans of the past lie; may be empty.
  /// - Returns: the number of steps that were judged.
  @discardableResult
  static func check(
    _ model: any ScoringModel, catalogue: FieldCatalogue,
    distributions: [ReferenceDistribution] = [], applications: Int = 64, seed: UInt64
  ) throws(TrainingError) -> Int {
    let read = Set(model.features.flatMap(\.fieldsRead))
    let fields = catalogue.fields.filter { read.contains($0.id) }
    let grids = fields.map { field in
      grid(of: field, usual: distributions.first { $0.field == field.id }?.edges ?? [])
    }
    let made = MadeUpApplications.make(
      applications, catalogue: catalogue, distributions: distributions, seed: seed)
    var judged = 0
    for values in made {
      for (field, grid) in zip(fields, grids) {
        var before: (row: [Float], logOdds: Double)?
        for value in grid {
          let row = model.row(
            LoanApplication(
              product: catalogue.product, values: values.merging([field.id: value]) { $1 }))
          let now = (row, model.measured(row).logOdds)
          defer { before = now }
          guard let before, let direction = direction(model.features, before.row, row) else {
            continue
          }
          judged += 1
          guard direction * (now.1 - before.logOdds) >= -tolerance else {
            throw .checkFailed("the risk does not move one way with the field \(field.id)")
          }
        }
      }
    }
    return judged
  }

  /// +1 where every input that moved demands a higher risk, −1 a lower one; nil where they disagree,
  /// one is free, or none moved.
  private static func direction(_ features: [Feature], _ from: [Float], _ to: [Float]) -> Double? {
    var direction: Double?
    for (index, feature) in features.enumerated() {
      let (old, new) = (from[index], to[index])
      if old.isNaN, new.isNaN { continue }
      if old == new { continue }
      guard !old.isNaN, !new.isNaN, feature.monotone != 0 else { return nil }
      let mine = Double(feature.monotone) * (new > old ? 1 : -1)
      guard direction ?? mine == mine else { return nil }
      direction = mine
    }
    return direction
  }

  /// Values in rising order: where loans of the past lie, the ends of the range, and steps between
  /// that are dense near its lower end, as ranges reach far beyond what is usual.
  private static func grid(of field: Field, usual: [Double]) -> [FieldValue] {
    switch field.kind {
    case .text: return []
    case .choice(let choices): return choices.map { .choice($0.id) }
    case .number(let range):
      if !range.allowed.isEmpty { return range.allowed.sorted().map { .number($0) } }
      let span = range.maximum - range.minimum
      let steps = (0...12).flatMap { step in
        let share = Double(step) / 12
        return [share, share * share * share].map { range.minimum + $0 * span }
      }
      let inside = usual.filter { $0 >= range.minimum && $0 <= range.maximum }
      return Set(steps + inside).sorted().map { .number($0) }
    }
  }
}

extension PairTable {
  fileprivate func edges(of input: Int) -> [Float] { input == first ? firstEdges : secondEdges }

  /// The least that a step of one input adds in its direction, over all values of the other.
  fileprivate func worstStep(
    of input: Int, _ lower: Float, _ higher: Float, _ direction: Double
  ) -> Double {
    let partners = [-.infinity] + (input == first ? secondEdges : firstEdges) + [.nan]
    return partners.map { partner in
      let low = input == first ? bin(of: lower, partner) : bin(of: partner, lower)
      let high = input == first ? bin(of: higher, partner) : bin(of: partner, higher)
      return direction * (self[high] - self[low])
    }.min() ?? 0
  }
}
