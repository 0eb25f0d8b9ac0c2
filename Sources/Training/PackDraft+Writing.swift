internal import Lending
internal import Packs

extension PackDraft {
  /// Puts the pack under a version of its own in the models folder.
  func write(to modelsFolder: String) throws(TrainingError) -> TrainingReport.Trained {
    do {
      let folder = try PackShelf(modelsFolder: modelsFolder).keep(
        name.product, variant: name.variant,
        files: { name throws(PackError) in try content(named: name).files(named: name) },
        manifest: manifest(named:files:),
        digest: { folder throws(PackError) in try Pack(folder: folder).digest })
      return TrainingReport.Trained(try Pack(folder: folder))
    } catch {
      throw .packRefused(error.sentence)
    }
  }
}

extension TrainingReport.Trained {
  fileprivate init(_ pack: Pack) {
    self.init(
      name: pack.manifest.name, folder: pack.folder, metrics: pack.manifest.metrics,
      card: pack.card)
  }
}
