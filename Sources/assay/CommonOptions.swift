import ArgumentParser
import Desk

/// Options of every command that assesses.
struct AssessOptions: ParsableArguments {
  @Option(help: "The kind of loan.")
  var product = "installment-loan"

  @Option(help: "A model by name; otherwise the priced one where the rate is known.")
  var model: String?

  @Option(help: ArgumentHelp("A policy instead of the standard one.", valueName: "file"))
  var policy: String?

  /// A desk that keeps nothing, or keeps where the options of the store say.
  func desk(_ store: StoreOptions? = nil) throws -> Desk {
    guard product == "installment-loan" else { throw DeskProblem.wrongProduct }
    return try Desk(
      DeskOptions(store: store?.store, policy: policy, model: model, person: store?.person))
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

  func desk() throws -> Desk { try Desk(DeskOptions(store: store, person: person)) }
}
