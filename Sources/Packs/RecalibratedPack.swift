internal import FoundationEssentials
internal import Lending
internal import Scoring
internal import Sealing

/// A pack whose log-odds are moved along a line: the same learned function under a new version.
package struct RecalibratedPack: Sendable {
  private let pack: Pack
  private let files: PackFiles
  private let intercept: Double
  private let slope: Double
  /// What was done and on what, as the card tells it; Markdown without a heading.
  private let account: String

  /// Reads and verifies the pack in a folder.
  ///
  /// - Parameters:
  ///   - intercept: of the new log-odds, `intercept + slope · old`; the slope is above 0.
  ///   - account: what was done and on what.
  package init(
    folder: String, intercept: Double, slope: Double, account: String
  ) throws(PackError) {
    precondition(slope > 0 && slope.isFinite && intercept.isFinite, "a line that rises")
    pack = try Pack(folder: folder)
    files = try PackFiles(folder: folder)
    self.intercept = intercept
    self.slope = slope
    self.account = account
  }

  /// Writes the pack under the version after the highest of its variant, its own counted.
  ///
  /// - Returns: the folder in which it stands.
  package func write(to modelsFolder: String) throws(PackError) -> String {
    let shelf = PackShelf(modelsFolder: modelsFolder)
    let old = pack.manifest.name
    let highest = shelf.highestVersion(of: old.product, variant: old.variant) ?? 0
    let version = max(highest, Int(old.version) ?? 0) + 1
    let name = ModelName(product: old.product, variant: old.variant, version: String(version))
    let place = shelf.folder(of: name)
    let draft = place + PackShelf.draftEnding
    let content = try content(named: name)
    do {
      if FileManager.default.fileExists(atPath: draft) {
        try FileManager.default.removeItem(atPath: draft)
      }
      _ = try PackWriter.write(content, to: draft) { manifest(named: name, files: $0) }
      try FileManager.default.moveItem(atPath: draft, toPath: place)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error as? PackError ?? .notWritable(file: place)
    }
    guard DurableFile.syncFolder(of: place) else { throw .notWritable(file: place) }
    return place
  }

  private func moved(_ chance: Double) -> Double {
    guard chance > 0, chance < 1 else { return chance }
    return Elementary.logistic(intercept + slope * Probability(chance).logOdds)
  }

  private func content(named name: ModelName) throws(PackError) -> PackContent {
    guard let function = PackFile.functions.first(where: { files.has($0) }) else {
      throw .missingFile(folder: pack.folder, file: PackFile.trees.rawValue)
    }
    let rewritten: Set<PackFile> = [
      function, .manifest, .fields, .features, .calibration, .reference, .golden, .card,
      .evaluation,
    ]
    var others: [PackFile: [UInt8]] = [:]
    for file in PackFile.allCases where files.has(file) && !rewritten.contains(file) {
      others[file] = files.bytes(file)
    }
    if let evaluation { others[.evaluation] = try PackWriter.encode(evaluation, .evaluation) }
    return PackContent(
      catalogue: pack.catalogue, features: try files.decode([Feature].self, .features),
      function: PackContent.FunctionFile(function, files.bytes(function)),
      calibration: calibration, reference: reference, goldenFields: pack.golden.map(\.fields),
      card: card(named: name), others: others)
  }

  /// Points and bands stay: a band is a range of chances, whatever the line.
  private var calibration: Calibration {
    let old = pack.model.calibration
    let square = slope * slope
    return Calibration(
      intercept: intercept + slope * old.intercept, slope: slope * old.slope,
      centres: old.centres, variances: old.variances.map { $0.map { square * $0 } },
      vintageVariance: square * old.vintageVariance, confidence: old.confidence,
      deviations: old.deviations, points: old.points, bands: old.bands)
  }

  private var reference: PackReference {
    let old = pack.reference
    return PackReference(
      line: ReferenceLine(
        fields: old.line.fields,
        points: old.line.points.map { point in
          ReferenceLine.Point(contributions: point.contributions.map { slope * $0 })
        }),
      distributions: old.distributions.map { distribution in
        guard distribution.field == DriftReport.score else { return distribution }
        return ReferenceDistribution(
          field: distribution.field, edges: distribution.edges.map(moved),
          choices: distribution.choices, shares: distribution.shares,
          unknown: distribution.unknown)
      })
  }

  /// Measures that a rising line leaves as they are; all others were of the older version.
  private static let kept: Set<Measure> = [
    .areaUnderCurve, .kolmogorovSmirnov, .gini, .observedRate,
  ]

  private var evaluation: EvaluationReport? {
    guard let old = pack.evaluation else { return nil }
    return EvaluationReport(
      cutOff: old.cutOff, resamples: old.resamples,
      tests: old.tests.map { test in
        TestMeasures(
          name: test.name, kind: test.kind, loans: test.loans, defaults: test.defaults,
          measures: test.measures.filter { Self.kept.contains($0.key) }, reliability: [],
          gains: test.gains,
          roc: test.roc?.map {
            RocPoint(
              falsePositiveRate: $0.falsePositiveRate, truePositiveRate: $0.truePositiveRate,
              probability: $0.probability.map(moved))
          })
      }, segments: [], baselines: [], selection: [])
  }

  private func manifest(
    named name: ModelName, files: [String: SHA256Digest]
  ) -> PackManifest {
    let old = pack.manifest
    return PackManifest(
      product: name.product, variant: name.variant, version: name.version,
      title: "\(old.title) Recalibrated from version \(old.version).", data: old.data,
      split: old.split, learner: old.learner, libraries: old.libraries,
      metrics: evaluation?.metrics
        ?? old.metrics.filter { metric in
          Self.kept.contains { $0.rawValue == metric.name }
        }, files: files)
  }

  private func card(named name: ModelName) -> String {
    let old = pack.manifest.name
    let rest = pack.card.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return """
      # \(name)

      ## Recalibration

      \(account)

      - New log-odds = \(Figure.signed(intercept, decimals: 4)) \
      + \(Figure.fixed(slope, decimals: 4)) × those of \(old), pack \(pack.digest.hex.prefix(12)).
      - Who ranks above whom is the same, so AUC, KS and Gini below hold. Level, spread, bands' shares \
      and everything that rests on a chance (Brier, log loss, ECE, slope, intercept, the figures at a \
      cut-off) are told below as they were measured of \(old), and have not been measured anew.

      """ + (rest.count > 1 ? String(rest[1]) : "")
  }
}
