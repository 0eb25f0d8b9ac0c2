internal import FoundationEssentials
package import Lending

/// All packs of an installation: `<product>/<variant>-<version>/` in the models folder.
package struct PackShelf: Sendable {
  let modelsFolder: String

  /// No shelf takes a folder of such a name for a pack.
  static let draftEnding = ".draft"

  package init(modelsFolder: String) { self.modelsFolder = modelsFolder }

  package func folder(of name: ModelName) -> String {
    "\(modelsFolder)/\(name.product)/\(name.variant)-\(name.version)"
  }

  /// The folders of all packs of a product, sorted by name.
  package func folders(of product: Product) -> [String] {
    let folder = "\(modelsFolder)/\(product.rawValue)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // A folder without its manifest is a damaged pack, and no reason to take an older one.
    return names.sorted().filter { !$0.hasSuffix(Self.draftEnding) && !$0.hasPrefix(".") }
      .map { "\(folder)/\($0)" }.filter { Self.parts(of: $0) != nil }
  }

  /// The folders of the newest version of every variant.
  package func newestFolders(of product: Product) -> [String] {
    folders(of: product).filter { folder in
      guard let (variant, version) = Self.parts(of: folder) else { return false }
      return Int(version) == highestVersion(of: product, variant: String(variant))
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
    guard folders(of: name.product).contains(folder) else { throw .noModel(name.description) }
    guard !RecoveryPack.stands(in: folder) else { throw .valuesRecoveries(name) }
    let pack = try Pack(folder: folder)
    guard pack.manifest.name == name else {
      throw .misplaced(folder: folder, name: pack.manifest.name)
    }
    return pack
  }

  /// Variant and version as the name of a folder tells them.
  fileprivate static func parts(of folder: String) -> (variant: Substring, version: Substring)? {
    guard let name = folder.split(separator: "/").last, let dash = name.lastIndex(of: "-") else {
      return nil
    }
    let version = name[name.index(after: dash)...]
    // A version counts up from 1; a name of another form is no pack's.
    guard let number = Int(version), (1..<1_000_000).contains(number) else { return nil }
    return (name[..<dash], version)
  }
}

extension PackShelf {
  /// The pack whose full name is the text; a name without version means the highest.
  package func pack(named text: String) throws(PackError) -> Pack {
    guard let name = name(for: text) else { throw .noModel(text) }
    return try pack(name)
  }

  /// The names of all packs, by their folders.
  package var names: [ModelName] {
    products.flatMap { product in
      folders(of: product).compactMap { folder in
        Self.parts(of: folder).map {
          ModelName(product: product, variant: String($0.variant), version: String($0.version))
        }
      }
    }
  }

  /// The pack that a text means, by the names of the folders; nil where none does.
  package func name(for text: String) -> ModelName? {
    let names = names
    if let exact = names.first(where: { $0.description == text }) { return exact }
    let meant =
      names.first { "\($0.product)-\($0.variant)" == text }
      ?? names.first { $0.variant == text }
    return meant.flatMap { meant in
      highestVersion(of: meant.product, variant: meant.variant).map {
        ModelName(product: meant.product, variant: meant.variant, version: String($0))
      }
    }
  }
}
