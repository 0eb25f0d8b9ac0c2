package import Lending
internal import Packs
internal import Training

extension Desk {
  /// The packs of a product beside each other: those named, or all of the installation.
  package static func packs(
    of product: String, named names: [String] = [], resources: String? = nil
  ) throws(DeskProblem) -> [InstalledModel] {
    let shelf = try shelf(resources)
    // Said before any pack is read: those of recovery measure shares, and have nothing in common with
    // chances of default.
    guard product != Product.recovery.rawValue,
      !names.contains(where: { shelf.recoveryFolder(named: $0) != nil })
    else {
      throw .chargedOffLoans(
        asked: "whose packs are not compared: `assay model show recovery-standard` tells how "
          + "well its own does")
    }
    var models: [InstalledModel] = []
    if names.isEmpty {
      for folder in shelf.folders(of: Product(rawValue: product)) {
        models.append(try installedPack(folder: folder))
      }
    } else {
      for name in names { models.append(try pack(named: name, resources: resources)) }
    }
    guard !models.isEmpty else { throw .wrongProduct }
    if let other = models.first(where: { $0.name.product.rawValue != product }) {
      throw .otherProduct(other.name.product, than: Product(rawValue: product))
    }
    return models
  }

  /// Scores the test rows of a folder of loan files with packs of a product; the others are measured
  /// against the first.
  package static func compare(
    product: String, named names: [String] = [], dataFolder: String, resources: String? = nil
  ) throws(DeskProblem) -> PackComparison {
    let installed = try packs(of: product, named: names, resources: resources)
    var packs: [Pack] = []
    do {
      for model in installed { packs.append(try Pack(folder: model.folder)) }
    } catch {
      throw .pack(error)
    }
    do {
      // One catalogue reads the rows for all: packs differ in what they use of it, not in what it
      // means.
      return try TrainingLab.compare(
        packs.map(\.model), packs[0].catalogue, dataFolder: dataFolder)
    } catch {
      throw .training("Nothing was compared: \(error.sentence.withoutStop).")
    }
  }
}
