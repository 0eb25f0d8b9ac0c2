internal import Assessing
internal import Lending
internal import Packs
internal import Sealing

/// The packs of a product in use, and the underwriters made from them under one policy.
struct ModelSet: Sendable {
  /// Answers without the lender's price, and for the limit.
  let plain: Pack
  /// Answers with the lender's price; nil for products that have none.
  let priced: Pack?
  /// A model that was asked for by name.
  let chosen: Pack?

  /// The variants of each product that is screened.
  private static let variants: [Product: (plain: String, priced: String?)] = [
    .installmentLoan: ("borrower", "priced"), .creditCard: ("standard", nil),
  ]

  init(shelf: PackShelf, product: Product, chosen name: String?) throws(DeskProblem) {
    guard product != .recovery else {
      throw .chargedOffLoans(asked: "which are valued and not screened")
    }
    guard let variants = Self.variants[product] else { throw .wrongProduct }
    do {
      plain = try shelf.champion(of: product, variant: variants.plain)
      priced = try variants.priced.map { variant throws(PackError) in
        try shelf.champion(of: product, variant: variant)
      }
      chosen = try name.map { name throws(PackError) in try shelf.pack(named: name) }
    } catch {
      throw .pack(error)
    }
    if let chosen, chosen.catalogue.product != product {
      throw .otherProduct(chosen.catalogue.product, than: product)
    }
  }

  /// The catalogue of the priced model knows every field of the plain one's as well.
  var catalogue: FieldCatalogue { (priced ?? plain).catalogue }

  var all: [Pack] { [plain] + [priced, chosen].compactMap { $0 } }

  static func isScreened(_ product: Product) -> Bool { variants[product] != nil }

  static func underwriter(
    _ pack: Pack, limit: Pack, _ policy: Policy, _ digest: String
  ) throws(DeskProblem) -> any Underwriter {
    // Challengers carry no curves and limits of their own: those are the champion's knowledge.
    guard pack.catalogue.product == .creditCard else {
      guard let pricer = pack.pricer ?? limit.pricer else {
        throw .pack(.missingFile(folder: pack.folder, file: PackFile.cashFlow.rawValue))
      }
      return Assessor(
        model: pack.model, domain: pack.domain, evidence: pack.evidence,
        limitModel: limit.model, pricer: pricer,
        catalogue: pack.catalogue,
        policy: policy, policyDigest: digest)
    }
    let underwriter = (pack.limits ?? limit.limits).flatMap { peers in
      CardAssessor(
        model: pack.model, domain: pack.domain, evidence: pack.evidence,
        limitModel: limit.model, peers: peers,
        catalogue: pack.catalogue,
        policy: policy, policyDigest: digest)
    }
    guard let underwriter else {
      throw .pack(.missingFile(folder: pack.folder, file: PackFile.limits.rawValue))
    }
    return underwriter
  }
}
