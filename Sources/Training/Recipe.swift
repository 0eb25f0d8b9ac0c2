internal import Lending
internal import Scoring

/// How a model is trained: its inputs and the settings of the learner.
///
/// The settings were chosen by cross-validation inside the training rows; the test rows took no
/// part. Around them the area under the curve is flat within 0.001.
struct Recipe: Sendable {
  let variant: Variant
  let features: [Feature]
  let rounds: Int
  let parameters: [(name: String, value: String)]

  /// Which price-free or priced model it is.
  enum Variant: String, Sendable, CaseIterable {
    case borrower, priced

    var title: String {
      switch self {
      case .borrower: "Borrower and loan only, without the lender's own price"
      case .priced: "With the lender's own interest rate and grade"
      }
    }
  }

  /// The glass box: each tree looks at one input and moves only where credit sense says.
  static func glassBox(_ variant: Variant, codes: RiskCodes) -> Recipe {
    let features = inputs(of: variant, codes)
    let monotone = features.map { String($0.monotone) }.joined(separator: ",")
    let alone = features.indices.map { "[\($0)]" }.joined(separator: ",")
    return Recipe(
      variant: variant, features: features, rounds: 300,
      parameters: [
        ("objective", "binary:logistic"), ("tree_method", "hist"), ("base_score", "0.5"),
        ("eta", "0.1"), ("max_depth", "2"), ("max_bin", "64"), ("min_child_weight", "50"),
        ("monotone_constraints", "(\(monotone))"), ("interaction_constraints", "[\(alone)]"),
        // One thread and a fixed seed: the same rows give the same bytes.
        ("nthread", "1"), ("seed", "1"), ("verbosity", "0"),
      ])
  }

  /// The glass box with choices in the order of risk among the loans that it may learn from.
  ///
  /// The order comes from the sample where it takes part: it has every purpose of all years.
  static func glassBox(_ variant: Variant, learningFrom loans: [HistoricLoan]) -> Recipe {
    let sample = loans.filter { $0.source == .sample }
    return glassBox(variant, codes: RiskCodes(observedIn: sample.isEmpty ? loans : sample))
  }

  /// In words, for the model card.
  var description: String {
    "XGBoost binary:logistic, hist, \(rounds) trees of depth 2 that look at one input each "
      + "(interaction constraints), monotone where credit sense demands, learning rate 0.1, "
      + "64 bins, child weight 50"
  }

  private static func inputs(of variant: Variant, _ codes: RiskCodes) -> [Feature] {
    func field(_ id: FieldID, _ monotone: Int) -> Feature {
      Feature(name: id.rawValue, source: .number(id), toldAs: id, monotone: monotone)
    }
    func choice(_ id: FieldID, monotone: Int) -> Feature {
      Feature(
        name: id.rawValue, source: .code(id, codes[id]), toldAs: id, monotone: monotone)
    }
    var inputs = [
      field(.loanAmount, 1),
      Feature(
        name: "loan_to_income", source: .loanToIncome, toldAs: .loanAmount, monotone: 1),
      field(.termMonths, 1),
      choice(.purpose, monotone: 1),
      Feature(
        name: "effective_income", source: .effectiveIncome, toldAs: .annualIncome, monotone: -1),
      Feature(
        name: "effective_debt_to_income", source: .effectiveDebtToIncome, toldAs: .debtToIncome,
        monotone: 1),
      field("employment_years", -1),
      choice("home_ownership", monotone: 1),
      field("fico_score", -1),
      field("inquiries_6m", 1),
      field("delinquencies_2y", 1),
      field("open_accounts", 1),
      field("total_accounts", -1),
      field("public_records", 1),
      field("bankruptcies", 1),
      field("revolving_balance", 0),
      field("revolving_utilization", 1),
      field("mortgage_accounts", -1),
    ]
    if variant == .priced {
      inputs += [
        field(.interestRate, 1),
        // The lender's own order, which is its order of risk.
        Feature(
          name: FieldID.grade.rawValue, source: .code(.grade, RiskCodes.grades), toldAs: .grade,
          monotone: 1),
        Feature(
          name: "payment_to_income", source: .paymentToIncome, toldAs: .annualIncome, monotone: 1),
      ]
    }
    return inputs
  }

  /// Inputs that an application always has, or that follow from such fields.
  static let alwaysKnown: Set<String> = [
    "loan_amount", "loan_to_income", "term_months", "effective_income", "interest_rate",
    "payment_to_income",
  ]

  /// The same loans as unknown as other lenders' applications: chance that an input is blanked.
  static func blankingChance(of feature: Feature) -> Double {
    if alwaysKnown.contains(feature.name) { return 0 }
    return feature.name == "fico_score" ? 0.35 : 0.12
  }
}

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
