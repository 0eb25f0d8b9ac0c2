import FoundationEssentials
import Glibc
import Lending
import Packs
import Scoring
import Sealing
import StrictJSON

@testable import Training

/// A folder of resources whose card model learned from accounts of nobody.
final class MadeUpCardPack: Sendable {
  let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-cards-\(UInt64.random(in: 0...UInt64.max))"

  private init() throws {
    atexit {
      if case .success(let pack) = MadeUpCardPack.shared {
        try? FileManager.default.removeItem(atPath: pack.folder)
      }
    }
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["products", "policies", "demo"] {
      try files.createSymbolicLink(
        atPath: "\(folder)/\(name)", withDestinationPath: "\(bundledResources)/\(name)")
    }
    try files.createDirectory(
      atPath: "\(folder)/models/credit-card", withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: "\(folder)/models/installment-loan",
      withDestinationPath: "\(bundledResources)/models/installment-loan")
    let bytes = try Data(
      contentsOf: URL(filePath: "\(bundledResources)/products/credit-card.json"))
    let catalogue = try StrictJSON.decode(FieldCatalogue.self, from: [UInt8](bytes))
    try Self.write(
      Self.accounts(1500), catalogue: catalogue, rounds: 40,
      to: "\(folder)/models/credit-card/standard-1")
  }

  /// Training takes seconds, so all tests share one, which goes away with the process.
  static let shared: Result<MadeUpCardPack, any Error> = Result { try MadeUpCardPack() }

  /// Accounts whose months late, use of the limit and payments say what comes of them.
  private static func accounts(_ count: Int) -> [HistoricLoan] {
    var draws = SeededDraws(seed: 5)
    return (0..<count).map { _ in
      let limit = 10_000 * (1 + draws.share() * 49).rounded()
      let trouble = draws.share()
      var values: [FieldID: FieldValue] = [.creditLimit: .number(limit)]
      for month in 0..<6 {
        let late = trouble > 0.6 ? (draws.share() * 3).rounded() : -(draws.share() * 2).rounded()
        values[FieldID.repaymentStatuses[month]] = .number(late)
        let bill = (limit * trouble * draws.share()).rounded()
        values[FieldID.billAmounts[month]] = .number(bill)
        values[FieldID.paymentAmounts[month]] = .number((bill * 0.1 * draws.share()).rounded())
      }
      let defaults = draws.share() < 0.05 + 0.6 * trouble * trouble
      let application = LoanApplication(product: .creditCard, values: values)
      return HistoricLoan(
        source: .card, application: application, outcome: defaults ? .chargedOff : .repaid,
        issued: nil, issuedAtLatest: nil, isMatured: true, key: LoanKey([limit]), cash: nil)
    }
  }

  /// Trains the pairs recipe and writes it as the standard model.
  static func write(
    _ loans: [HistoricLoan], catalogue: FieldCatalogue, rounds: Int, to place: String
  ) throws {
    let features = CreditCardInputs.all
    let pair = features.indices.filter {
      ["recent_lateness", "highest_use"].contains(features[$0].name)
    }
    let groups = TreeSettings.alone(features.count) + [pair]
    let recipe = Recipe(
      learner: .pairs, name: "pairs", features: features,
      settings: .trees(TreeSettings(rounds: rounds, depth: 2, rate: 0.1, groups: groups)),
      blanking: Blanking(features, copies: 1, chances: CreditCardInputs.blanking))
    let rows = TrainingRows(loans, features: features)
    let offsets = try RiskOffsets(rawRatesOf: rows)
    let learned = try ModelTrainer(recipe: recipe, tick: {}).train(rows, offsets: offsets, seed: 1)
    guard let terms = learned.terms else { throw TrainingError.checkFailed("no sum of tables") }
    let calibration = Calibration(
      intercept: offsets.margin(of: rows.levels[0]), slope: 1,
      centres: [Double](repeating: 0, count: terms.count),
      variances: terms.tables.map { [Double](repeating: 0.01, count: $0.values.count + 1) }
        + terms.pairs.map { [Double](repeating: 0.01, count: $0.values.count) },
      vintageVariance: 0.01, confidence: 0.9, deviations: 1.64, points: .standard,
      bands: [BandCut(letter: "A", below: 0.15), BandCut(letter: "B", below: nil)])
    let name = ModelName(product: .creditCard, variant: "standard", version: "1")
    let fields = catalogue.fields.map(\.id).filter { id in features.contains { $0.toldAs == id } }
    let model = try RiskModel(
      name: name, digest: "", catalogue: catalogue, features: features, function: learned.function,
      calibration: calibration, line: ReferenceLine(fields: fields, points: []))
    let reference = ReferenceStudy(loans, rows, model: model, catalogue: catalogue)
    let limits = try CardLimitStudy(loans, loans.map { model.measured($0.application).probability })
    let content = PackContent(
      catalogue: catalogue, features: features, function: learned.file, calibration: calibration,
      reference: PackReference(line: reference.line, distributions: reference.distributions),
      goldenFields: MadeUpApplications.make(
        8, catalogue: catalogue, distributions: reference.distributions, seed: 1),
      card: "# \(name)\n\n- Settings: \(recipe.description).\n",
      others: [
        .limits: try StrictJSON.encode(limits.limits),
        .evidence: try StrictJSON.encode(
          EvidenceStudy(
            loans, heldOut: loans.map { model.measured($0.application).logOdds },
            axes: CreditCardPlan.evidence
          ).table),
      ])
    _ = try PackWriter.write(content, to: place) { digests in
      PackManifest(
        product: .creditCard, variant: "standard", version: "1", title: "Made up", data: [],
        split: "", learner: recipe.description, libraries: [:], metrics: [], files: digests)
    }
  }
}
