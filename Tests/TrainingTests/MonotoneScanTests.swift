import Lending
import Packs
import Scoring
import Testing

@testable import Training

@Suite("One-way risk", .enabled(if: Booster.libraryVersion != nil, "needs libxgboost0"))
struct MonotoneScanTests {
  @Test("An input that moves freely with the amount is refused, and no plan has one")
  func amount() throws {
    for variant in InstallmentPlan().variants {
      try MonotoneScan.checkAmount(InstallmentInputs.all(variant, RiskCodes(observedIn: [])))
    }
    let free = Feature(
      name: "loan_to_balance", source: .loan(.loanToRevolvingBalance), toldAs: .loanAmount,
      monotone: 0)
    #expect(
      throws: TrainingError.checkFailed(
        "the input loan_to_balance moves with the loan amount and may lower the risk with it")
    ) { try MonotoneScan.checkAmount([free]) }
  }

  private let catalogue: FieldCatalogue
  private let loans: [HistoricLoan]

  init() throws {
    catalogue = try installmentLoanCatalogue()
    loans = try madeUpLoans(.sample, 1500, seed: 4).loans.filter(\.isResolved)
  }

  /// Two inputs that act together in pairs with a third.
  private var paired: Recipe {
    let recipe = quickRecipe(loans)
    let names = recipe.features.map(\.name)
    let places = ["loan_amount", "term_months", "fico_score"].compactMap(names.firstIndex)
    return recipe.with {
      $0.groups =
        TreeSettings.alone(names.count) + [[places[0], places[2]], [places[1], places[2]]]
    }
  }

  private func model(_ recipe: Recipe) throws -> RiskModel {
    try glassBox(learned(loans, recipe), recipe.features)
  }

  private func ranking(_ recipe: Recipe) throws -> RankingModel {
    try RankingModel(
      name: ModelName(product: .installmentLoan, variant: "borrower-monotone", version: "1"),
      digest: "", features: recipe.features, function: learned(loans, recipe).function,
      calibration: quickCalibration(centres: [0], variances: []))
  }

  @Test("A glass box that was trained one way passes both the tables' check and the walk")
  func passes() throws {
    let model = try model(quickRecipe(loans))
    try MonotoneScan.check(model)
    #expect(try MonotoneScan.check(model, catalogue: catalogue, applications: 8, seed: 1) > 500)
  }

  @Test("So does one with pairs, in which a table alone may turn back")
  func pairs() throws {
    let model = try model(paired)
    #expect(!model.pairs.isEmpty)
    try MonotoneScan.check(model)
    try MonotoneScan.check(model, catalogue: catalogue, applications: 8, seed: 1)
  }

  @Test("Risk that falls where it must rise is found in tables, in grids and by the walk")
  func wrong() throws {
    for recipe in [quickRecipe(loans), paired] {
      // A higher score lowers the risk of these loans; nobody told the learner otherwise.
      let model = try model(
        recipe.with { $0.isMonotone = false }.demandingOnly(1, of: "fico_score"))

      #expect(
        throws: TrainingError.checkFailed("the risk does not move one way with fico_score")
      ) { try MonotoneScan.check(model) }
      #expect(
        throws: TrainingError.checkFailed(
          "the risk does not move one way with the field fico_score")
      ) { try MonotoneScan.check(model, catalogue: catalogue, applications: 8, seed: 1) }
    }
  }

  @Test("A turn for a single value of the partner is found in the grid of a pair")
  func grid() throws {
    // given a large amount that is bad with a high score, and good with a low one
    let features = [("loan_amount", 1), ("fico_score", 0)].map { name, monotone in
      Feature(
        name: name, source: .number(FieldID(name)), toldAs: FieldID(name), monotone: monotone)
    }
    var draws = SeededDraws(seed: 3)
    let inputs = (0..<2000).map { _ in (Float(draws.index(below: 2)), Float(draws.index(below: 2)))
    }
    let rows = TrainingRows(
      width: 2, values: inputs.flatMap { [$0.0, $0.1] },
      defaulted: inputs.map { x, y in
        draws.share() < (y == 1 ? (x == 1 ? 0.8 : 0.2) : (x == 1 ? 0.3 : 0.4))
      }, weights: inputs.map { _ in 1 },
      levels: inputs.map { _ in RiskLevel(source: .sample, isMatured: true, termMonths: 36) })
    func model(isMonotone: Bool) throws -> RiskModel {
      let recipe = Recipe(
        learner: .pairs, name: "grid", features: features,
        settings: .trees(
          TreeSettings(rounds: 10, depth: 2, rate: 0.3, childWeight: 5, isMonotone: isMonotone)),
        blanking: .none)
      return try glassBox(
        ModelTrainer(recipe: recipe, tick: {}).train(
          rows, offsets: RiskOffsets(rawRatesOf: rows), seed: 1), features)
    }

    #expect(
      throws: TrainingError.checkFailed("the risk does not move one way with loan_amount")
    ) { try MonotoneScan.check(model(isMonotone: false)) }
    try MonotoneScan.check(model(isMonotone: true))
  }

  @Test("Deep trees are walked field by field: bound ones pass and free ones do not")
  func deep() throws {
    let recipe = quickRecipe(.borrower, RiskCodes(observedIn: loans), .monotone, rounds: 30)
      .with { $0.depth = 4 }
    let steps = try MonotoneScan.check(
      ranking(recipe), catalogue: catalogue, applications: 8, seed: 2)
    #expect(steps > 500)

    let free = recipe.with { $0.isMonotone = false }
    #expect(throws: TrainingError.self) {
      try MonotoneScan.check(ranking(free), catalogue: catalogue, applications: 8, seed: 2)
    }
  }

  @Test("A field whose inputs demand opposite directions is left out")
  func opposite() throws {
    // given a model of nothing but a balance, once as itself and once as a limit
    func inputs(_ other: Int) -> [Feature] {
      [1, other].enumerated().map { place, monotone in
        Feature(
          name: "balance_\(place)", source: .number("revolving_balance"),
          toldAs: "revolving_balance", monotone: monotone)
      }
    }
    func steps(_ features: [Feature]) throws -> Int {
      let recipe = Recipe(
        learner: .glassbox, name: "balance", features: features,
        settings: .trees(TreeSettings(rounds: 2, depth: 1, rate: 0.1)), blanking: .none)
      return try MonotoneScan.check(
        ranking(recipe), catalogue: catalogue, applications: 4, seed: 1)
    }

    #expect(try steps(inputs(1)) > 0)
    #expect(try steps(inputs(-1)) == 0)
    #expect(try steps(inputs(0)) == 0)
  }

  @Test(
    "Committed trees that were bound move one way where loans of the past lie, and free ones do not",
    arguments: [
      "installment-loan/borrower", "installment-loan/priced", "credit-card/standard",
    ])
  func committed(place: String) throws {
    func judged(_ learner: String, _ learned: Pack) throws -> Int {
      let pack = try Pack(folder: "\(projectRoot)/resources/models/\(place)-\(learner)-1")
      return try MonotoneScan.check(
        pack.model, catalogue: pack.catalogue,
        distributions: learned.reference.distributions, applications: 16, seed: TrainingLab.seed)
    }
    let bound = try Pack(folder: "\(projectRoot)/resources/models/\(place)-monotone-1")

    let steps = try judged("monotone", bound)
    #expect(steps > 1000)
    #expect(throws: TrainingError.self) { try judged("boosted", bound) }
  }
}
