internal import FoundationEssentials
package import Lending

/// All packs of an installation: `<product>/<variant>-<version>/` in the models folder.
package struct PackShelf: Sendable {
  private let modelsFolder: String

  package init(modelsFolder: String) { self.modelsFolder = modelsFolder }

  package func folder(of name: ModelName) -> String {
    "\(modelsFolder)/\(name.product)/\(name.variant)-\(name.version)"
  }

  /// The folders of all packs of a product, sorted by name.
  package func folders(of product: Product) -> [String] {
    let folder = "\(modelsFolder)/\(product.rawValue)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { !$0.hasSuffix(".draft") }.map { "\(folder)/\($0)" }.filter {
      FileManager.default.fileExists(atPath: "\($0)/\(PackFile.manifest.rawValue)")
    }
  }

  package var products: [Product] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: modelsFolder)) ?? []
    return names.sorted().map { Product(rawValue: $0) }.filter { !folders(of: $0).isEmpty }
  }

  /// The highest version of a variant, nil where there is none.
  package func highestVersion(of product: Product, variant: String) -> Int? {
    folders(of: product).compactMap { folder in
      Self.parts(of: folder).flatMap { $0.variant == variant ? Int($0.version) : nil }
    }.max()
  }

  /// The pack of a variant with the highest version.
  package func champion(of product: Product, variant: String) throws(PackError) -> Pack {
    guard let version = highestVersion(of: product, variant: variant) else {
      throw .noModel("\(product)-\(variant)")
    }
    return try pack(ModelName(product: product, variant: variant, version: String(version)))
  }

  /// The pack with exactly this name.
  package func pack(_ name: ModelName) throws(PackError) -> Pack {
    let folder = folder(of: name)
    guard FileManager.default.fileExists(atPath: folder) else { throw .noModel(name.description) }
    return try Pack(folder: folder)
  }

  /// Variant and version as the name of a folder tells them.
  fileprivate static func parts(of folder: String) -> (variant: Substring, version: Substring)? {
    guard let name = folder.split(separator: "/").last, let dash = name.lastIndex(of: "-") else {
      return nil
    }
    return (name[..<dash], name[name.index(after: dash)...])
  }
}

extension PackShelf {
  /// The pack whose full name is the text; a name without version means the highest.
  package func pack(named text: String) throws(PackError) -> Pack {
    for product in products {
      for folder in folders(of: product) {
        guard let (variant, version) = Self.parts(of: folder) else { continue }
        if text == "\(product)-\(variant)@\(version)" { return try Pack(folder: folder) }
        if text == "\(product)-\(variant)" || text == variant {
          return try champion(of: product, variant: String(variant))
        }
      }
    }
    throw .noModel(text)
  }
}
