import ArgumentParser
import Desk

/// The option that says whose words the columns of a table use.
struct LenderOption: ParsableArguments {
  private static let known = Lender.known.map(\.name).joined(separator: ", ")

  @Option(
    help: ArgumentHelp(
      "Whose words the columns use: \(known), or an own map (a name that ends in .json).",
      valueName: "name|map.json"))
  var lender = Lender.assay.name

  func validate() throws {
    guard Lender.known(lender) != nil || lender.hasSuffix(".json") else {
      throw ValidationError("--lender takes \(Self.known) or the name of a .json file.")
    }
  }

  func read() throws -> Lender {
    if let known = Lender.known(lender) { return known }
    return try Lender.map(file: lender)
  }
}
