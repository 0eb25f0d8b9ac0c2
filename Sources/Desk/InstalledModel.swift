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
  package let metrics: [ModelMetric]
  /// How many made-up applications scored as on the day of training.
  package let goldenRows: Int
  /// The manifest as JSON.
  package let manifest: String

  init(_ pack: Pack) throws(DeskProblem) {
    name = pack.manifest.name
    folder = pack.folder
    digest = pack.digest.hex
    title = pack.manifest.title
    card = pack.card
    metrics = pack.manifest.metrics
    goldenRows = pack.golden.count
    do {
      manifest = String(
        decoding: try StrictJSON.encode(pack.manifest, pretty: true), as: UTF8.self)
    } catch {
      throw .json(file: "\(pack.folder)/\(PackFile.manifest.rawValue)", error)
    }
  }
}
