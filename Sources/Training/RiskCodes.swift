internal import Lending

/// Numbers for the choices of a field, rising with the observed share of defaults.
struct RiskCodes: Sendable {
  private let codes: [FieldID: [String: Float]]

  static let grades: [String: Float] = [
    "A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6, "G": 7,
  ]

  /// Orders purposes and homes by their defaults among `loans`.
  init(observedIn loans: [HistoricLoan]) {
    codes = Dictionary(
      uniqueKeysWithValues: [FieldID.purpose, "home_ownership"].map { field in
        (field, Self.ordered(field, loans))
      })
  }

  subscript(field: FieldID) -> [String: Float] { codes[field] ?? [:] }

  private static func ordered(_ field: FieldID, _ loans: [HistoricLoan]) -> [String: Float] {
    var counts: [String: (all: Int, bad: Int)] = [:]
    for loan in loans {
      guard let choice = loan.application.choice(field) else { continue }
      counts[choice, default: (0, 0)].all += 1
      if loan.defaulted { counts[choice, default: (0, 0)].bad += 1 }
    }
    let all = counts.values.reduce(0) { $0 + $1.all }
    let bad = counts.values.reduce(0) { $0 + $1.bad }
    let mean = all == 0 ? 0 : Double(bad) / Double(all)
    // 50 average loans are added to each choice, so that a rare one does not lead on a few cases.
    let rates = counts.mapValues { (Double($0.bad) + 50 * mean) / (Double($0.all) + 50) }
    let order = rates.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    return Dictionary(
      uniqueKeysWithValues: order.enumerated().map { ($0.element.key, Float($0.offset)) })
  }
}
