internal import FoundationEssentials
internal import Glibc
internal import Lending
internal import Packs

extension Desk {
  /// Number of cores that this process may use.
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The folder in which this program stands.
  package static var programFolder: String { Places.programFolder }

  /// The folder of every pack of the installation.
  package static func packFolders(resources: String? = nil) throws(DeskProblem) -> [String] {
    let shelf = try shelf(resources)
    let folders = shelf.products.flatMap { shelf.folders(of: $0) }
    guard !folders.isEmpty else { throw .noResources }
    return folders
  }

  /// A pack of the installation, which must stand under its own name.
  package static func installedPack(folder: String) throws(DeskProblem) -> InstalledModel {
    let pack = try pack(folder: folder)
    guard folder.hasSuffix("/\(pack.name.product)/\(pack.name.variant)-\(pack.name.version)") else {
      throw .pack(.misplaced(folder: folder, name: pack.name))
    }
    return pack
  }

  /// Every pack of the installation, verified.
  package static func packs(resources: String? = nil) throws(DeskProblem) -> [InstalledModel] {
    var packs: [InstalledModel] = []
    for folder in try packFolders(resources: resources) {
      packs.append(try installedPack(folder: folder))
    }
    return packs
  }

  package static func pack(
    named name: String, resources: String? = nil
  ) throws(DeskProblem) -> InstalledModel {
    let shelf = try shelf(resources)
    if let folder = shelf.recoveryFolder(named: name) { return try installedPack(folder: folder) }
    let pack: Pack
    do { pack = try shelf.pack(named: name) } catch { throw .pack(error) }
    return try InstalledModel(pack)
  }

  /// A pack by its folder, or by its name in the installation.
  package static func pack(
    folderOrName text: String, resources: String? = nil
  ) throws(DeskProblem) -> InstalledModel {
    if text.contains("/") || FileText.isFolder(text) { return try pack(folder: text) }
    let shelf = try shelf(resources)
    guard let name = shelf.name(for: text) else {
      throw .pack(
        .neitherFolderNorModel(text, installed: shelf.names.map(\.description).sorted()))
    }
    return try installedPack(folder: shelf.folder(of: name))
  }

  package static func pack(folder: String) throws(DeskProblem) -> InstalledModel {
    if RecoveryPack.stands(in: folder) { return try InstalledModel(recoveryIn: folder) }
    let pack: Pack
    do { pack = try Pack(folder: folder) } catch { throw .pack(error) }
    return try InstalledModel(pack)
  }

  static func shelf(_ resources: String?) throws(DeskProblem) -> PackShelf {
    guard let folder = Places.resources(resources) else { throw .noResources }
    return PackShelf(modelsFolder: "\(folder)/models")
  }

  /// The bundled made-up applications.
  package func demoApplications() throws(DeskProblem) -> [String] {
    let folder = "\(resources)/demo"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
    guard !files.isEmpty else { throw .noResources }
    return files
  }
}
