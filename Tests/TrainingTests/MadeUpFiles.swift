import FoundationEssentials
import Lending
import Monitoring
import Scoring
import Sealing
import StrictJSON
import Tables
import Testing

@testable import Training

/// The product's catalogue, as the project brings it.
func installmentLoanCatalogue() throws -> FieldCatalogue {
  let bytes = try Data(
    contentsOf: URL(filePath: projectRoot + "/resources/products/installment-loan.json"))
  return try StrictJSON.decode(FieldCatalogue.self, from: [UInt8](bytes))
}

let projectRoot = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

/// One row of a made-up lender's file; each value as the file writes it.
struct MadeUpRow {
  var values: [String: String] = [
    "loan_amnt": "10000", "term": " 36 months", "int_rate": "13.56", "grade": "C",
    "emp_length": "3 years", "home_ownership": "RENT", "annual_inc": "60000",
    "purpose": "credit_card", "dti": "18.5", "delinq_2yrs": "0", "earliest_cr_line": "Apr-94",
    "fico_range_low": "700", "fico_range_high": "704", "inq_last_6mths": "1", "open_acc": "9",
    "pub_rec": "0", "revol_bal": "12000", "revol_util": "51.2", "total_acc": "21",
    "pub_rec_bankruptcies": "0", "mort_acc": "1", "addr_state": "OH", "loan_status": "Fully Paid",
    "issue_d": "Dec-2011", "last_pymnt_d": "Dec-2014", "last_credit_pull_d": "Jan-2018",
    "total_rec_prncp": "10000", "recoveries": "0", "collection_recovery_fee": "0",
    "total_pymnt": "12000", "target": "0", "est_p10": "2012-01", "est_p50": "2012-05",
    "est_p90": "2012-09",
  ]

  func with(_ changes: [String: String]) -> MadeUpRow {
    MadeUpRow(values: values.merging(changes) { $1 })
  }
}

/// The bytes of a file of made-up rows.
func madeUpFile(_ rows: [MadeUpRow], without missing: Set<String> = []) -> [UInt8] {
  let columns = MadeUpRow().values.keys.sorted().filter { !missing.contains($0) }
  let lines = rows.map { row in columns.map { row.values[$0] ?? "" }.joined(separator: ",") }
  return Array(([columns.joined(separator: ",")] + lines).joined(separator: "\n").utf8)
}

private let samplesOnly: Set<String> = ["target", "est_p10", "est_p50", "est_p90"]
private let datedOnly: Set<String> = [
  "loan_status", "issue_d", "last_pymnt_d", "last_credit_pull_d", "total_rec_prncp", "recoveries",
  "collection_recovery_fee", "total_pymnt", "earliest_cr_line",
]

/// Reads made-up rows as one of the lender's files.
func madeUp(
  _ source: LoanSource, _ rows: [MadeUpRow], without missing: Set<String> = []
) throws -> LendingClubFile {
  let bytes = madeUpFile(
    rows, without: missing.union(source == .sample ? datedOnly : samplesOnly))
  return try LendingClubFile(
    source, name: LendingClubFile.name(of: source), digest: SHA256Digest.of(bytes), bytes: bytes,
    catalogue: try installmentLoanCatalogue())
}

/// Seeded loans of nobody, in which a low FICO score, a long term and a large loan go badly.
func madeUpLoans(_ source: LoanSource, _ count: Int, seed: UInt64) throws -> LendingClubFile {
  var draws = SeededDraws(seed: seed)
  var rows: [MadeUpRow] = []
  for index in 0..<count {
    let fico = 660 + draws.index(below: 150)
    let is60 = draws.share() < 0.25
    let amount = 1000 + 100 * draws.index(below: 300)
    let risk =
      -1.9 - Double(fico - 720) / 60 + (is60 ? 0.7 : 0) + Double(amount - 15000) / 30000
    let isBad = draws.share() < Elementary.logistic(risk)
    let first = [.early: 2007, .sample: 2012, .dated: 2013][source] ?? 0
    let year = first + index % (source == .early ? 5 : 3)
    let months = 1 + draws.index(below: is60 ? 58 : 34)
    let stop = year * 12 + months
    let isFicoUnknown = source == .early || (source == .dated && index % 3 == 0)
    rows.append(
      MadeUpRow().with([
        "loan_amnt": "\(amount)", "term": is60 ? "60 months" : " 36 months",
        "int_rate": "\(6 + (850 - fico) / 10).5",
        "grade": ["A", "B", "C", "D"][min((850 - fico) / 50, 3)],
        "annual_inc": "\(30000 + 500 * draws.index(below: 200))",
        "dti": "\(draws.index(below: 3500))".count < 3
          ? "7.5" : "\(Double(draws.index(below: 3500)) / 100)",
        "purpose": ["car", "credit_card", "other", "small_business"][draws.index(below: 4)],
        "home_ownership": ["RENT", "MORTGAGE", "OWN"][draws.index(below: 3)],
        "fico_range_low": isFicoUnknown ? "" : "\(fico)",
        "fico_range_high": isFicoUnknown ? "" : "\(fico + 4)",
        "revol_bal": "\(draws.index(below: 60000))",
        "loan_status": isBad ? "Charged Off" : "Fully Paid", "target": isBad ? "1" : "0",
        "issue_d": "Jan-\(year)", "last_pymnt_d": "\(stop / 12)-\(month(stop % 12 + 1))-01",
        "last_credit_pull_d": "Mar-2019", "total_rec_prncp": isBad ? "\(amount / 3)" : "\(amount)",
        "recoveries": isBad ? "\(amount / 20)" : "0",
        "collection_recovery_fee": isBad ? "\(amount / 200)" : "0",
        "est_p50": "\(year)-01", "est_p90": "\(year + index % 2 * 3)-02",
      ]))
  }
  return try madeUp(source, rows)
}

private func month(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// Three made-up files in place of the lender's.
func madeUpHistory() throws -> LoanHistory {
  LoanHistory(files: [
    try madeUpLoans(.early, 700, seed: 1), try madeUpLoans(.sample, 1300, seed: 2),
    try madeUpLoans(.dated, 500, seed: 3),
  ])
}

/// A glass box of few trees, so that a test takes a second.
func quickRecipe(
  _ loans: [HistoricLoan], _ variant: Variant = .borrower, rounds: Int = 30
) -> Recipe {
  quickRecipe(variant, RiskCodes(observedIn: loans), .glassbox, rounds: rounds)
}

func quickRecipe(
  _ variant: Variant, _ codes: RiskCodes, _ learner: Learner, rounds: Int, more: [Feature] = []
) -> Recipe {
  let features = InstallmentInputs.few(variant, codes) + more
  var settings = TreeSettings(rounds: rounds, depth: 2, rate: 0.2, childWeight: 5)
  if learner == .glassbox { settings.groups = TreeSettings.alone(features.count) }
  return Recipe(
    learner: learner, name: "quick \(learner.rawValue)", features: features,
    settings: .trees(settings),
    blanking: Blanking(features, copies: 1, chances: InstallmentInputs.blanking))
}

/// How often each input is blanked in the copies that teach what unknown means.
func blankingChances(_ features: [Feature]) -> [Double] {
  Blanking(features, copies: 1, chances: InstallmentInputs.blanking)
    .chances(inputs: features.count)
}

/// A plan of quick learners.
struct QuickPlan: ProductPlan {
  var variants: [Variant] = [.borrower]
  var learners: [Learner] = [.glassbox, .boosted]
  var rounds = 12
  /// Inputs besides those of the quick recipe.
  var more: [Feature] = []
  let cutOff = Probability(0.2)
  let folds = 4
  let blanking = InstallmentInputs.blanking

  func recipes(_ variant: Variant, _ ground: RecipeGround) -> [Recipe] {
    learners.map { quickRecipe(variant, ground.codes, $0, rounds: rounds, more: more) }
  }

  func quick(_ variant: Variant, _ codes: RiskCodes) -> Recipe {
    quickRecipe(variant, codes, .glassbox, rounds: rounds)
  }

  func codeLoans(_ loans: [HistoricLoan]) -> [HistoricLoan] { InstallmentPlan().codeLoans(loans) }

  func testSets(_ history: LoanHistory) -> [TestSet] { InstallmentPlan().testSets(history) }
  var levelTest: String { InstallmentPlan().levelTest }
  func segments(_ training: [HistoricLoan]) -> [Segment] { InstallmentPlan().segments(training) }
  var baselines: [Baseline] { InstallmentPlan().baselines }
  func words(_ variant: Variant) -> CardWords { InstallmentPlan().words(variant) }
  var laterColumns: LaterColumns { InstallmentPlan().laterColumns }
  var columns: ColumnMap { InstallmentPlan().columns }
  /// A thousand made-up loans cannot carry steady reasons.
  var leastSteadiness: Double { 0 }
  func groups(_ history: LoanHistory) -> [String: [Int?]] { [:] }
}
