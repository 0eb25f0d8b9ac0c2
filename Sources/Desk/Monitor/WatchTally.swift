internal import Lending
internal import Monitoring

/// What has been counted of some loans, by the model that answered.
struct WatchTally: Sendable {
  struct OfModel: Sendable {
    /// In the order of the pack's distributions, by month; −1 stands for no month.
    var counts: [Int: [BinnedCounts]] = [:]
    var loans: [WatchedLoan] = []

    /// Over all months; nil without loans.
    var whole: [BinnedCounts]? {
      var whole: [BinnedCounts]?
      for (_, counts) in counts.sorted(by: { $0.key < $1.key }) {
        guard var sum = whole else {
          whole = counts
          continue
        }
        for place in sum.indices { sum[place].merge(counts[place]) }
        whole = sum
      }
      return whole
    }
  }

  static let noMonth = -1

  var models: [ModelName: OfModel] = [:]
  var rejected = 0
  var rejectedBy: [String: Int] = [:]
  var leftOut: [String: Int] = [:]
  var lastMonth: Int?

  var total: Int { models.values.reduce(rejected) { $0 + $1.loans.count } }
  var loans: Int { total - rejected }

  /// Counts a loan and what its application says.
  ///
  /// - Parameters:
  ///   - month: in which it came; nil where that is not known.
  ///   - references: of the model that answered; none where its pack is not here.
  mutating func add(
    _ loan: WatchedLoan, _ application: LoanApplication, answeredBy model: ModelName, month: Int?,
    references: [ReferenceDistribution]
  ) {
    let month = month ?? Self.noMonth
    models[model, default: OfModel()].loans.append(loan)
    if models[model]?.counts[month] == nil {
      models[model]?.counts[month] = references.map { BinnedCounts($0) }
    }
    for place in references.indices {
      let field = references[place].field
      if field == DriftReport.score {
        models[model]?.counts[month]?[place].count(loan.chance)
      } else {
        models[model]?.counts[month]?[place].count(application.told(field))
      }
    }
  }

  mutating func reject(_ problems: FieldProblems) {
    rejected += 1
    for field in Set(problems.problems.map(\.field.rawValue)) {
      rejectedBy[field.isEmpty ? "row" : field, default: 0] += 1
    }
  }

  mutating func merge(_ other: WatchTally) {
    for (model, tally) in other.models {
      models[model, default: OfModel()].loans += tally.loans
      models[model]?.counts.merge(tally.counts) { own, others in
        var own = own
        for place in own.indices { own[place].merge(others[place]) }
        return own
      }
    }
    rejected += other.rejected
    rejectedBy.merge(other.rejectedBy, uniquingKeysWith: +)
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    lastMonth = [lastMonth, other.lastMonth].compactMap { $0 }.max()
  }
}
