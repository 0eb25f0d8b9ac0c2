internal import FoundationEssentials
internal import Glibc
internal import Lending
internal import Packs

extension PackDraft {
  /// Puts the pack under a version of its own in the models folder.
  ///
  /// A name never changes its content: kept cases replay by it. Where the highest version holds
  /// these very bytes nothing is written; otherwise the next version is.
  func write(to modelsFolder: String) throws(TrainingError) -> TrainingReport.Trained {
    let shelf = PackShelf(modelsFolder: modelsFolder)
    let highest = shelf.highestVersion(of: name.product, variant: name.variant)
    if let highest, let kept = try same(as: named(highest), in: shelf) { return kept }
    let name = named((highest ?? 0) + 1)
    let place = shelf.folder(of: name)
    let draft = try written(name, beside: place)
    guard rename(draft, place) == 0, DurableFile.syncFolder(of: place) else {
      throw .packRefused("the folder \(place) cannot be written")
    }
    do {
      return TrainingReport.Trained(try Pack(folder: place))
    } catch {
      throw .packRefused(error.sentence)
    }
  }

  private func named(_ version: Int) -> ModelName {
    ModelName(product: name.product, variant: name.variant, version: String(version))
  }

  /// The pack of that name where it has the bytes that this draft would give it.
  private func same(
    as name: ModelName, in shelf: PackShelf
  ) throws(TrainingError) -> TrainingReport.Trained? {
    // A pack that cannot be read is left alone; the new one gets the next version.
    guard let kept = try? Pack(folder: shelf.folder(of: name)) else { return nil }
    let draft = try written(name, beside: shelf.folder(of: name))
    defer { try? FileManager.default.removeItem(atPath: draft) }
    guard let again = try? Pack(folder: draft), again.digest == kept.digest else { return nil }
    return TrainingReport.Trained(kept)
  }

  /// Writes the pack into a folder beside its place that no shelf takes for a pack.
  private func written(
    _ name: ModelName, beside place: String
  ) throws(TrainingError) -> String {
    let draft = place + ".draft"
    do {
      if FileManager.default.fileExists(atPath: draft) {
        try FileManager.default.removeItem(atPath: draft)
      }
      _ = try PackWriter.write(content(named: name), to: draft) {
        manifest(named: name, files: $0)
      }
      return draft
    } catch let error as PackError {
      throw .packRefused(error.sentence)
    } catch {
      throw .packRefused("the folder \(draft) cannot be written")
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
