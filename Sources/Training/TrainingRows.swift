internal import Lending
internal import Monitoring
internal import Scoring
internal import Tables

/// Resolved loans as numbers: one row of inputs a loan, with what the learner needs beside it.
struct TrainingRows: Sendable {
  let width: Int
  /// Row by row; not-a-number is unknown.
  private(set) var values: [Float] = []
  private(set) var defaulted: [Bool] = []
  private(set) var weights: [Double] = []
  /// Which level of risk each row belongs to: source, maturity and term.
  var levels: [RiskLevel] = []
  /// Which loan each row is a record of; records of one loan share a number.
  private(set) var groups: [Int] = []
  /// The loan's issue year as far as it is known, of matured loans only.
  private(set) var vintages: [Int?] = []

  /// Loans of 2007–2011 count a fifth: other underwriting, another decade and most without a FICO
  /// score.
  ///
  /// By cross-validation more weight costs ranking on later loans.
  static let earlyWeight = 0.2

  init(_ loans: [HistoricLoan], features: [Feature]) {
    width = features.count
    values.reserveCapacity(loans.count * width)
    var known: [LoanKey: Int] = [:]
    for loan in loans {
      precondition(loan.isResolved, "nothing is learned from loans that still run")
      for feature in features { values.append(feature.value(in: loan.application)) }
      defaulted.append(loan.defaulted)
      weights.append(loan.source == .early ? Self.earlyWeight : 1)
      levels.append(RiskLevel(of: loan))
      let next = known.count
      groups.append(known[loan.key, default: next])
      known[loan.key] = groups[groups.count - 1]
      vintages.append(loan.isMatured ? loan.issued?.year : nil)
    }
  }

  private init(width: Int) { self.width = width }

  var count: Int { defaulted.count }
  var matured: [Int] { levels.indices.filter { levels[$0].isMatured } }

  /// Known log-odds of each row before any input has spoken.
  func offsets(_ offsets: RiskOffsets) -> [Double] { levels.map { offsets.margin(of: $0) } }

  func row(_ index: Int) -> ArraySlice<Float> { values[index * width..<(index + 1) * width] }

  /// The chosen rows, in the order chosen; one may be chosen several times.
  func chosen(_ indices: [Int]) -> TrainingRows {
    var rows = TrainingRows(width: width)
    rows.values.reserveCapacity(indices.count * width)
    for index in indices {
      rows.values += row(index)
      rows.defaulted.append(defaulted[index])
      rows.weights.append(weights[index])
      rows.levels.append(levels[index])
      rows.groups.append(groups[index])
      rows.vintages.append(vintages[index])
    }
    return rows
  }

  /// These rows followed by their blanked copies.
  func withBlankedCopies(_ blanking: Blanking, draws: inout SeededDraws) -> TrainingRows {
    var rows = self
    for _ in 0..<blanking.copies { rows.append(blanked(blanking, draws: &draws)) }
    return rows
  }

  /// The same rows with fields blanked at random, each with its own chance.
  func blanked(_ blanking: Blanking, draws: inout SeededDraws) -> TrainingRows {
    var rows = self
    for index in 0..<count {
      for field in blanking.fields where draws.share() < field.chance {
        for input in field.inputs { rows.values[index * width + input] = .nan }
      }
    }
    return rows
  }

  private mutating func append(_ others: TrainingRows) {
    values += others.values
    defaulted += others.defaulted
    weights += others.weights
    levels += others.levels
    groups += others.groups
    vintages += others.vintages
  }
}

extension TrainingRows {
  /// Rows made otherwise than from loans; as many weights and levels as outcomes, and `width` values
  /// for each.
  init(
    width: Int, values: [Float], defaulted: [Bool], weights: [Double], levels: [RiskLevel]
  ) {
    precondition(
      values.count == width * defaulted.count && weights.count == defaulted.count
        && levels.count == defaulted.count, "whole rows")
    self.init(width: width)
    self.values = values
    self.defaulted = defaulted
    self.weights = weights
    self.levels = levels
    groups = Array(levels.indices)
    vintages = levels.map { _ in nil }
  }
}
