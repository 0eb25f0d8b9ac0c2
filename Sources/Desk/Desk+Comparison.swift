package import Lending
internal import Packs
internal import Training

extension Desk {
  /// The packs of a product beside each other: those named, or all of the installation.
  package static func packs(
    of product: String, named names: [String] = [], resources: String? = nil
  ) throws(DeskProblem) -> [InstalledModel] {
    var models: [InstalledModel] = []
    for pack in try compared(names, product, resources) { models.append(try InstalledModel(pack)) }
    return models
  }

  /// Scores the test rows of a folder of loan files with packs of a product; the others are measured
  /// against the first.
  package static func compare(
    product: String, named names: [String] = [], dataFolder: String, resources: String? = nil
  ) throws(DeskProblem) -> PackComparison {
    let packs = try compared(names, product, resources)
    do {
      // One catalogue reads the rows for all: packs differ in what they use of it, not in what it
      // means.
      return try TrainingLab.compare(
        packs.map(\.model), packs[0].catalogue, dataFolder: dataFolder)
    } catch {
      throw .training("Nothing was compared: \(error.sentence).")
    }
  }

  /// At least one pack, all of the product.
  private static func compared(
    _ names: [String], _ product: String, _ resources: String?
  ) throws(DeskProblem) -> [Pack] {
    let shelf = try shelf(resources)
    var packs: [Pack] = []
    do {
      if names.isEmpty {
        for folder in shelf.folders(of: Product(rawValue: product)) {
          packs.append(try Pack(folder: folder))
        }
      } else {
        for name in names { packs.append(try shelf.pack(named: name)) }
      }
    } catch {
      throw .pack(error)
    }
    guard !packs.isEmpty, packs.allSatisfy({ $0.manifest.product.rawValue == product }) else {
      throw .wrongProduct
    }
    return packs
  }
}
