internal import FoundationEssentials
internal import Glibc
internal import Lending

/// Folders of this installation and this person.
enum Places {
  /// The folder that holds `models`: named by hand, beside the program, or in its source tree.
  static func resources(_ named: String?) -> String? {
    if let named = named ?? environment("ASSAY_RESOURCES") { return named }
    var folder = programFolder
    var candidates = ["\(folder)/../share/assay", "\(folder)/resources"]
    // A build inside the source tree: .build/<platform>/<configuration>/assay.
    for _ in 0..<5 {
      folder = parent(of: folder)
      candidates.append("\(folder)/resources")
    }
    return candidates.first { FileManager.default.fileExists(atPath: "\($0)/models") }
  }

  /// The workspace: named by hand, `$ASSAY_STORE`, else `assay/cases` in the XDG data folder.
  static func store(_ named: String?) -> String? {
    if let named = named ?? environment("ASSAY_STORE") { return named }
    if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") { return "\(data)/assay/cases" }
    return environment("HOME").map { "\($0)/.local/share/assay/cases" }
  }

  /// The policy that comes with the installation.
  static func bundledPolicy(of product: Product, resources: String) -> String {
    "\(resources)/policies/\(product).json"
  }

  /// Where a workspace keeps a policy of its own.
  static func policyPlace(of product: Product, workspace: String) -> String {
    "\(workspace)/policies/\(product).json"
  }

  /// The workspace's own policy, nil where it has none.
  static func workspacePolicy(of product: Product, store named: String?) -> String? {
    store(named).map { policyPlace(of: product, workspace: $0) }.flatMap {
      FileManager.default.fileExists(atPath: $0) ? $0 : nil
    }
  }

  /// The login name, for the journal's "by".
  static var person: String {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
      return "uid \(getuid())"
    }
    return String(cString: name)
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  static var programFolder: String {
    let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return parent(of: program ?? "/")
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
