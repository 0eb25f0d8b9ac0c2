internal import Lending
internal import Monitoring
internal import Scoring
internal import StrictJSON

/// How the two stages of a recovery model are learned.
enum RecoveryRecipe {
  static let rounds = 60

  /// Chance that an input other than the balance is blanked in the second copy of each loan.
  static let blankingChance = 0.15

  static let features: [Feature] = {
    func field(_ name: FieldID, toldAs: FieldID? = nil) -> Feature {
      Feature(
        name: name.rawValue, source: .number(name), toldAs: toldAs ?? name, monotone: 0)
    }
    return [
      field(.outstandingPrincipal),
      field(LoanApplication.owedToIncome, toldAs: .outstandingPrincipal),
      field(LoanApplication.repaidShare, toldAs: .paidPrincipal),
      field(LoanApplication.monthsPaid, toldAs: .monthsOnBook),
      field(.loanAmount), field(.termMonths),
      Feature(
        name: "effective_income", source: .effectiveIncome, toldAs: .annualIncome, monotone: 0),
      Feature(
        name: "effective_debt_to_income", source: .effectiveDebtToIncome, toldAs: .debtToIncome,
        monotone: 0),
      field("employment_years"),
      Feature(
        name: "home_ownership",
        source: .code("home_ownership", ["rent": 0, "other": 1, "mortgage": 2, "own": 3]),
        toldAs: "home_ownership", monotone: 0),
      field("inquiries_6m"), field("delinquencies_2y"), field("open_accounts"),
      field("total_accounts"), field("public_records"), field("revolving_balance"),
      field("revolving_utilization"), field(.interestRate),
    ]
  }()

  static let description =
    "Two stages, XGBoost binary:logistic, hist, \(rounds) trees of depth 1 each, so every tree "
    + "looks at one input; learning rate 0.1, 64 bins, child weight 20; the share stage learns from "
    + "shares of 0…1 as labels. Depth 1 was taken for its simplicity"

  /// One stage, as XGBoost saved it; `tick` is called before each tree.
  static func stage(
    _ loans: [RecoveryLoan], labels: [Double], seed: UInt64, tick: () throws(TrainingError) -> Void
  ) throws(TrainingError) -> [UInt8] {
    let mean = labels.reduce(0, +) / Double(max(labels.count, 1))
    guard labels.count >= 100, mean > 0, mean < 1 else {
      throw .tooFewLoans(of: "charged-off loans with and without recoveries")
    }
    var draws = SeededDraws(seed: seed)
    var values: [Float] = []
    for loan in loans { values += features.map { $0.value(in: loan.application) } }
    // A second copy with gaps, so that an unknown field has a learned value.
    for loan in loans {
      for (index, feature) in features.enumerated() {
        let isBlank = index > 0 && draws.share() < blankingChance
        values.append(isBlank ? .nan : feature.value(in: loan.application))
      }
    }
    let rows = try BoosterRows(values: values, columns: features.count)
    try rows.set("label", (labels + labels).map { Float($0) })
    let booster = try Booster(
      parameters: [
        ("objective", "binary:logistic"), ("tree_method", "hist"), ("base_score", "\(mean)"),
        ("eta", "0.1"), ("max_depth", "1"), ("max_bin", "64"), ("min_child_weight", "20"),
        ("nthread", "1"), ("seed", "1"), ("verbosity", "0"),
      ], rows: rows)
    for round in 0..<rounds {
      try tick()
      try booster.update(round: round, rows: rows)
    }
    return try booster.json()
  }

  /// The stage read back, with the average of each input's table over some loans.
  static func read(
    _ json: [UInt8], centredOn loans: [RecoveryLoan]
  ) throws(TrainingError) -> (trees: TreeEnsemble, centres: [Double]) {
    do {
      let trees = try TreeEnsemble(xgboost: try StrictJSON.parse(json))
      let tables = try trees.terms().tables
      let centres = features.indices.map { index in
        loans.reduce(0) { sum, loan in
          sum + tables[index][tables[index].bin(of: features[index].value(in: loan.application))]
        } / Double(max(loans.count, 1))
      }
      return (trees, centres)
    } catch let problem as ScoringError {
      throw .libraryFailed(step: "write trees of one input", reason: problem.sentence)
    } catch {
      throw .libraryFailed(step: "write its trees", reason: "they cannot be read")
    }
  }
}
