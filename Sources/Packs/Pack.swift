package import Lending
package import Pricing
package import Scoring
package import Sealing

/// A model pack that was read whole, verified and found to score as on the day of its training.
package struct Pack: Sendable {
  package let folder: String
  package let manifest: PackManifest
  /// SHA-256 of `pack.json`.
  package let digest: SHA256Digest
  package let catalogue: FieldCatalogue
  package let model: any ScoringModel
  package let function: LearnedFunction
  /// Nil where the product is not priced.
  package let pricer: LoanPricer?
  /// The limits of good payers of like risk; nil where the product is no card.
  package let limits: PeerLimits?
  /// How untypical an application is; nil for a pack of before that was measured.
  package let domain: DomainMeasure?
  /// What came of past loans; nil in packs of before it was kept.
  package let evidence: EvidenceTable?
  package let reference: PackReference
  package let golden: [GoldenRow]
  package let card: String
  /// What was measured of the model; nil in packs of before it was kept.
  package let evaluation: EvaluationReport?

  /// Reads and verifies the pack in a folder: digests, shapes, lawful inputs, golden rows.
  package init(folder: String) throws(PackError) {
    let files = try PackFiles(folder: folder)
    self.folder = folder
    manifest = files.manifest
    digest = files.manifestDigest
    catalogue = try files.decode(FieldCatalogue.self, .fields)
    reference = try files.decode(PackReference.self, .reference)
    let features = try files.decode([Feature].self, .features)
    try LawfulInputs.refuse(features, in: folder)
    function = try PackFunction.read(files)
    model = try PackFunction.model(
      function, name: manifest.name, digest: digest.hex, catalogue: catalogue, features: features,
      calibration: try files.decode(Calibration.self, .calibration), line: reference.line,
      folder: folder)
    if let curves = try files.decodeIfPresent(CashFlowCurves.self, .cashFlow) {
      guard let pricer = LoanPricer(curves) else { throw .unusableCurves(folder: folder) }
      self.pricer = pricer
    } else {
      pricer = nil
    }
    limits = try files.decodeIfPresent(PeerLimits.self, .limits)
    if let limits, !limits.isSound { throw .unusableLimits(folder: folder) }
    domain = try Self.domain(files)
    evidence = try Self.evidence(files)
    golden = try files.lines(GoldenRow.self, .golden)
    card = files.text(.card)
    evaluation = try files.decodeIfPresent(EvaluationReport.self, .evaluation)
    try ManifestFigures(manifest: manifest, card: card, folder: folder)
      .check(measured: evaluation?.metrics ?? [])
    try checkGoldenRows()
  }

  /// The model as a sum that tells its reasons; throws for a challenger that only ranks.
  package func explained() throws(PackError) -> RiskModel {
    guard let model = model as? RiskModel else { throw .notExplained(manifest.name) }
    return model
  }

  private static func domain(_ files: PackFiles) throws(PackError) -> DomainMeasure? {
    guard let table = try files.decodeIfPresent(DomainTable.self, .domain) else { return nil }
    try LawfulInputs.refuse(table.columns.map(\.input), in: files.folder)
    return DomainMeasure(table)
  }

  private static func evidence(_ files: PackFiles) throws(PackError) -> EvidenceTable? {
    guard let table = try files.decodeIfPresent(EvidenceTable.self, .evidence) else { return nil }
    guard table.isSound else { throw .unusableEvidence(folder: files.folder) }
    // What loans are divided by is shown as what makes them alike, so it is held to the same law.
    if let field = table.fields.sorted().first(where: { LawfulInputs.forbids($0.rawValue) }) {
      throw .unlawfulField(folder: files.folder, field: field)
    }
    return table
  }

  /// Re-scores the made-up applications; any other bit refuses the pack.
  private func checkGoldenRows() throws(PackError) {
    guard !golden.isEmpty else {
      throw .goldenRow(folder: folder, row: 0, quantity: "number of rows")
    }
    for (index, row) in golden.enumerated() {
      let again = GoldenRow(
        scoring: row.fields, with: model, and: function, pricer: pricer, domain: domain)
      if let quantity = row.difference(from: again) {
        throw .goldenRow(folder: folder, row: index + 1, quantity: quantity)
      }
    }
  }
}
