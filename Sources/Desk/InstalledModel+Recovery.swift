internal import Lending
internal import Packs
internal import Sealing
internal import StrictJSON

extension InstalledModel {
  /// The recovery pack in a folder, read whole and verified.
  init(recoveryIn folder: String) throws(DeskProblem) {
    let pack: RecoveryPack
    do { pack = try RecoveryPack(folder: folder) } catch { throw .pack(error) }
    name = pack.manifest.name
    self.folder = pack.folder
    digest = pack.digest.hex
    title = pack.manifest.title
    card = pack.card
    catalogue = pack.catalogue
    metrics = pack.manifest.metrics
    goldenRows = pack.golden.count
    evaluation = nil
    do {
      manifest = String(
        decoding: try StrictJSON.encode(pack.manifest, pretty: true), as: UTF8.self)
      let whole = ModelDocument(manifest: pack.manifest, evaluation: pack.evaluation)
      document = String(decoding: try StrictJSON.encode(whole, pretty: true), as: UTF8.self)
    } catch {
      throw .json(file: "\(folder)/\(PackFile.manifest.rawValue)", error)
    }
  }
}
