internal import FoundationEssentials
package import Lending

/// All packs of an installation: `models/<product>/<variant>-<version>/`.
package struct PackShelf: Sendable {
  /// The folder that holds `models`.
  package let root: String

  package init(root: String) { self.root = root }

  /// The folders of all packs of a product, sorted by name.
  package func folders(of product: Product) -> [String] {
    let folder = "\(root)/models/\(product.rawValue)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map { "\(folder)/\($0)" }.filter {
      FileManager.default.fileExists(atPath: "\($0)/\(PackFile.manifest.rawValue)")
    }
  }

  package var products: [Product] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/models")) ?? []
    return names.sorted().map { Product(rawValue: $0) }.filter { !folders(of: $0).isEmpty }
  }

  /// The pack of a variant with the highest version.
  package func champion(of product: Product, variant: String) throws(PackError) -> Pack {
    let prefix = "\(variant)-"
    let folder = folders(of: product).compactMap { folder -> (version: [Int], folder: String)? in
      guard let name = folder.split(separator: "/").last, name.hasPrefix(prefix) else { return nil }
      return (Self.order(of: name.dropFirst(prefix.count)), folder)
    }.max { $0.version.lexicographicallyPrecedes($1.version) }?.folder
    guard let folder else { throw .noModel("\(product)-\(variant)") }
    return try Pack(folder: folder)
  }

  /// The pack with exactly this name.
  package func pack(_ name: ModelName) throws(PackError) -> Pack {
    let folder = "\(root)/models/\(name.product)/\(name.variant)-\(name.version)"
    guard FileManager.default.fileExists(atPath: folder) else { throw .noModel(name.description) }
    return try Pack(folder: folder)
  }

  private static func order(of version: Substring) -> [Int] {
    version.split(separator: ".").map { Int($0) ?? -1 }
  }
}

extension PackShelf {
  /// The pack whose full name is the text; a name without version means the highest.
  package func pack(named text: String) throws(PackError) -> Pack {
    for product in products {
      for folder in folders(of: product) {
        guard let entry = folder.split(separator: "/").last,
          let dash = entry.lastIndex(of: "-")
        else { continue }
        let (variant, version) = (entry[..<dash], entry[entry.index(after: dash)...])
        if text == "\(product)-\(variant)@\(version)" { return try Pack(folder: folder) }
        if text == "\(product)-\(variant)" || text == variant {
          return try champion(of: product, variant: String(variant))
        }
      }
    }
    throw .noModel(text)
  }
}
