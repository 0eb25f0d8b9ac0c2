internal import Assessing
internal import Lending
internal import Packs
internal import Sealing

/// The packs of a product in use, and the assessors made from them under one policy.
struct ModelSet: Sendable {
  let borrower: Pack
  let priced: Pack
  /// A model that was asked for by name.
  let chosen: Pack?

  init(shelf: PackShelf, product: Product, chosen name: String?) throws(DeskProblem) {
    do {
      borrower = try shelf.champion(of: product, variant: "borrower")
      priced = try shelf.champion(of: product, variant: "priced")
      if let name { chosen = try shelf.pack(named: name) } else { chosen = nil }
    } catch {
      throw .pack(error)
    }
  }

  /// The catalogue of the priced model, which knows every field of the borrower's as well.
  var catalogue: FieldCatalogue { priced.catalogue }

  static func assessor(
    _ pack: Pack, limit: Pack, _ policy: Policy, _ digest: String
  ) throws(DeskProblem) -> Assessor {
    // Challengers carry no curves of their own; when loans default is the champion's knowledge.
    guard let pricer = pack.pricer ?? limit.pricer else {
      throw .pack(.missingFile(folder: pack.folder, file: PackFile.cashFlow.rawValue))
    }
    return Assessor(
      model: pack.model, domain: pack.domain, limitModel: limit.model, pricer: pricer,
      catalogue: pack.catalogue,
      policy: policy, policyDigest: digest)
  }
}
