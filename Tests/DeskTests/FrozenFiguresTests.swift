import FoundationEssentials
import Lending
import Packs
import Pricing
import Scoring
import Testing

/// What every committed pack says of some made-up applications, beyond its golden rows: how untypical
/// they are, what they would lose, which limits their peers hold, and what a debt brings.
///
/// After a wanted change, or with new packs,
/// `ASSAY_FREEZE=1 swift test --filter thePacksSayWhatTheySaidWhenTheyWereCommitted` writes the file
/// anew; read the difference before it is committed.
private enum FrozenFigures {
  static let file =
    "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    + "/Fixtures/Frozen/pack-figures.txt"

  /// Of each pack.
  static let applications = 6

  /// Not the policy's, so that another policy changes nothing here.
  static let pricing = PolicyPricing(
    assumedRate: ["36": Rate(percent: 12.5), "60": Rate(percent: 16)],
    discountRate: Rate(percent: 5))

  /// One line an application: the pack, the golden row, the figures.
  static func lines() throws -> [String] {
    let shelf = PackShelf(modelsFolder: bundledResources + "/models")
    var lines: [String] = []
    for product in shelf.products {
      for folder in shelf.folders(of: product) {
        if RecoveryPack.stands(in: folder) {
          lines += debts(try RecoveryPack(folder: folder))
        } else {
          let pack = try Pack(folder: folder)
          // The curves of a champion price its challengers too.
          let own = pack.manifest.variant.split(separator: "-").first.map(String.init) ?? ""
          lines += applications(pack, pricer: try shelf.champion(of: product, variant: own).pricer)
        }
      }
    }
    return lines
  }

  private static func applications(_ pack: Pack, pricer: LoanPricer?) -> [String] {
    chosen(pack.golden.map(\.fields), pack.catalogue).map { index, application in
      let score = pack.model.measured(application)
      let interval = pack.model.interval(score)
      var figures = [
        ("chance", score.probability.value), ("low", interval.low.value),
        ("high", interval.high.value),
      ]
      if let domain = pack.domain { figures.append(("untypical", domain(application))) }
      if let price = pricer?.price(application, score.probability, policy: pricing) {
        figures.append(("loss", price.expectedLoss.amount))
        figures.append(("payment", price.payment.amount))
      }
      if let level = pack.limits?.level(at: score.probability, quantile: Rate(percent: 50)) {
        figures.append(("peers", level.amount))
      }
      return line(pack.manifest.name, index, figures)
    }
  }

  private static func debts(_ pack: RecoveryPack) -> [String] {
    chosen(pack.golden.map(\.fields), pack.catalogue).map { index, debt in
      let found = pack.model.recovery(of: debt)
      return line(
        pack.manifest.name, index,
        [
          ("share", found.expectedShare), ("low", found.low), ("high", found.high),
          ("gross", found.expectedGross.amount), ("net", found.expectedNet.amount),
        ])
    }
  }

  /// Spread over the pack's golden rows, each with one field in four and what must be known: fields
  /// that were drawn apart from each other are together as untypical as can be, whatever they are.
  private static func chosen(
    _ rows: [[FieldID: FieldValue]], _ catalogue: FieldCatalogue
  ) -> [(Int, LoanApplication)] {
    (0..<applications).map { part in
      let index = part * rows.count / applications
      let kept = catalogue.fields.enumerated().filter { $1.isRequired || $0 % 4 == part % 4 }
        .map(\.element.id)
      return (
        index,
        LoanApplication(
          product: catalogue.product, values: rows[index].filter { kept.contains($0.key) })
      )
    }
  }

  private static func line(
    _ name: ModelName, _ index: Int, _ figures: [(name: String, value: Double)]
  ) -> String {
    let told = figures.map { "\($0.name) \(Figure.fixed($0.value, decimals: 6))" }
    return "\(name) row \(index + 1): \(told.joined(separator: ", "))"
  }
}

@Test func thePacksSayWhatTheySaidWhenTheyWereCommitted() throws {
  let lines = try FrozenFigures.lines()
  if ProcessInfo.processInfo.environment["ASSAY_FREEZE"] != nil {
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: FrozenFigures.file, atomically: true, encoding: .utf8)
  }
  let frozen = try String(contentsOfFile: FrozenFigures.file, encoding: .utf8)
    .split(separator: "\n").map(String.init)
  #expect(lines.count == frozen.count)
  for (line, kept) in zip(lines, frozen) { #expect(line == kept) }
  // A pack without a measure of the domain, or without prices, would freeze nothing of it.
  #expect(lines.count { $0.contains("untypical") } >= 24 * FrozenFigures.applications)
  #expect(lines.count { $0.contains("loss") } == 16 * FrozenFigures.applications)
}
