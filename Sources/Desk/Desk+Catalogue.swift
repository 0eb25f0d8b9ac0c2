internal import Glibc
package import Lending
internal import Packs
internal import StrictJSON

extension Desk {
  /// The fields of a product: of its models where there are any, else those from which they would be
  /// trained.
  package static func catalogue(
    of product: Product, resources: String? = nil
  ) throws(DeskProblem) -> FieldCatalogue {
    guard let folder = Places.resources(resources) else { throw .noResources }
    let shelf = PackShelf(modelsFolder: "\(folder)/models")
    if ModelSet.isScreened(product), shelf.products.contains(product) {
      return try ModelSet(shelf: shelf, product: product, chosen: nil).catalogue
    }
    return try productFile(product, folder)
  }

  /// The catalogue in the resources from which packs of a product are trained.
  static func productFile(
    _ product: Product, _ folder: String
  ) throws(DeskProblem) -> FieldCatalogue {
    let file = "\(folder)/products/\(product).json"
    guard !product.rawValue.contains("/"), access(file, R_OK) == 0 else { throw .wrongProduct }
    let bytes = try FileText.read(file)
    do {
      return try StrictJSON.decode(FieldCatalogue.self, from: bytes)
    } catch {
      throw .json(file: file, error)
    }
  }
}
