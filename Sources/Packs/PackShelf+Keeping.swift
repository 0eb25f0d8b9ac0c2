internal import FoundationEssentials
package import Lending
package import Sealing

extension PackShelf {
  /// Puts a new pack under the next free version of a variant, unless the highest version holds
  /// these very bytes, and reads it back as proof.
  ///
  /// A name never changes its content: kept cases replay by it.
  ///
  /// - Parameters:
  ///   - files: every file but the manifest under a name.
  ///   - manifest: made from a name and the digests of the files.
  ///   - digest: reads and verifies the pack in a folder; SHA-256 of its manifest.
  /// - Returns: the folder in which the pack stands.
  package func keep(
    _ product: Product, variant: String,
    files: (ModelName) throws(PackError) -> [PackFile: [UInt8]],
    manifest: (ModelName, [String: SHA256Digest]) -> PackManifest,
    digest: (String) throws(PackError) -> SHA256Digest
  ) throws(PackError) -> String {
    func whole(_ version: Int) throws(PackError) -> (place: String, files: [PackFile: [UInt8]]) {
      let name = ModelName(product: product, variant: variant, version: String(version))
      let folder = folder(of: name)
      let files = try PackWriter.signed(try files(name), in: folder) { manifest(name, $0) }
      return (folder, files)
    }
    let highest = highestVersion(of: product, variant: variant)
    if let highest {
      let again = try whole(highest)
      // A pack that cannot be read is left alone; the new one gets the next version.
      if let kept = try? digest(again.place), kept == SHA256Digest.of(again.files[.manifest] ?? [])
      {
        return again.place
      }
    }
    let new = try whole((highest ?? 0) + 1)
    let draft = new.place + Self.draftEnding
    do {
      if FileManager.default.fileExists(atPath: draft) {
        try FileManager.default.removeItem(atPath: draft)
      }
      try PackWriter.write(new.files, to: draft)
      // Before it has a name: a broken pack of the highest version would hide the older one.
      _ = try digest(draft)
      try FileManager.default.moveItem(atPath: draft, toPath: new.place)
    } catch {
      // On a full disk half a pack would take the room of the next try; that one also removes it.
      try? FileManager.default.removeItem(atPath: draft)
      throw error as? PackError ?? .notWritable(file: new.place)
    }
    guard DurableFile.syncFolder(of: new.place) else { throw .notWritable(file: new.place) }
    return new.place
  }
}
