import ArgumentParser
import Desk
import Lending

/// Options of every command that assesses.
struct AssessOptions: ParsableArguments {
  @Option(help: "What is screened; otherwise as the file says, else installment-loan.")
  var product: String?

  @Option(help: "A model by name; otherwise the priced one where the rate is known.")
  var model: String?

  @Option(help: ArgumentHelp("A policy instead of the standard one.", valueName: "file"))
  var policy: String?

  /// A desk that keeps nothing, or keeps where the options of the store say.
  ///
  /// - Parameter found: the product that the work itself names.
  func desk(_ store: StoreOptions? = nil, for found: Product? = nil) throws -> Desk {
    try Desk(
      DeskOptions(
        product: product.map { Product(rawValue: $0) } ?? found ?? .installmentLoan,
        store: store?.store, policy: policy, model: model, person: store?.person))
  }
}

/// Where cases are kept.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The workspace; otherwise $ASSAY_STORE, otherwise your data folder.", valueName: "folder"))
  var store: String?

  @Option(name: .customLong("by"), help: "Who acts; otherwise your login name.")
  var person: String?

  func desk(of product: Product = .installmentLoan) throws -> Desk {
    try Desk(DeskOptions(product: product, store: store, person: person))
  }

  /// The kept cases alone, for which no model is needed.
  var room: CaseRoom { CaseRoom(DeskOptions(store: store, person: person)) }

  func validate() throws {
    if person?.allSatisfy(\.isWhitespace) == true { throw ValidationError("--by needs a name.") }
  }
}
