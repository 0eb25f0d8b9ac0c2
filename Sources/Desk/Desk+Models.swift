internal import FoundationEssentials
internal import Glibc
package import Packs

extension Desk {
  /// Number of cores that this process may use.
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The folder in which this program stands.
  package static var programFolder: String { Places.programFolder }

  /// Every pack of the installation, verified.
  package static func packs(resources: String? = nil) throws(DeskProblem) -> [Pack] {
    let shelf = try shelf(resources)
    var packs: [Pack] = []
    for product in shelf.products {
      for folder in shelf.folders(of: product) { packs.append(try pack(folder: folder)) }
    }
    return packs
  }

  package static func pack(
    named name: String, resources: String? = nil
  ) throws(DeskProblem) -> Pack {
    let shelf = try shelf(resources)
    do { return try shelf.pack(named: name) } catch { throw .pack(error) }
  }

  package static func pack(folder: String) throws(DeskProblem) -> Pack {
    do { return try Pack(folder: folder) } catch { throw .pack(error) }
  }

  private static func shelf(_ resources: String?) throws(DeskProblem) -> PackShelf {
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
