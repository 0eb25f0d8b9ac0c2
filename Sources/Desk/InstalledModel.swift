package import Lending
internal import Packs
internal import Sealing
internal import StrictJSON

/// A pack of the installation that was read whole and verified.
package struct InstalledModel: Sendable {
  package let name: ModelName
  package let folder: String
  /// SHA-256 of the manifest, as text.
  package let digest: String
  package let title: String
  /// The model card, as Markdown.
  package let card: String
  package let catalogue: FieldCatalogue
  package let metrics: [ModelMetric]
  /// How many made-up applications scored as on the day of training.
  package let goldenRows: Int
  /// What was measured of the model; nil in packs of before it was kept.
  package let evaluation: EvaluationReport?
  /// The manifest as JSON.
  package let manifest: String
  /// The manifest with the whole evaluation under `evaluation`, as JSON.
  package let document: String

  init(_ pack: Pack) throws(DeskProblem) {
    name = pack.manifest.name
    folder = pack.folder
    digest = pack.digest.hex
    title = pack.manifest.title
    card = pack.card
    catalogue = pack.catalogue
    metrics = pack.manifest.metrics
    goldenRows = pack.golden.count
    evaluation = pack.evaluation
    do {
      manifest = String(
        decoding: try StrictJSON.encode(pack.manifest, pretty: true), as: UTF8.self)
      let whole = ModelDocument(manifest: pack.manifest, evaluation: pack.evaluation)
      document = String(decoding: try StrictJSON.encode(whole, pretty: true), as: UTF8.self)
    } catch {
      throw .json(file: "\(pack.folder)/\(PackFile.manifest.rawValue)", error)
    }
  }
}

/// A manifest with what was measured beside its own names.
struct ModelDocument<Evaluation: Encodable>: Encodable {
  let manifest: PackManifest
  let evaluation: Evaluation?

  private enum CodingKeys: String, CodingKey { case evaluation }

  func encode(to encoder: any Encoder) throws {
    try manifest.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(evaluation, forKey: .evaluation)
  }
}
