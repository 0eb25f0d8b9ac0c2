import ArgumentParser
import Desk
import Lending
import Synchronization

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
        store: store?.store, policy: policy, model: model, person: store?.person,
        room: store?.room))
  }
}

/// Where cases are kept.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The workspace; otherwise $ASSAY_STORE, otherwise your data folder.", valueName: "folder"))
  var store: String?

  @Option(
    name: .customLong("by"),
    help: "Who acts, in a protected workspace the account; otherwise your login name.")
  var person: String?

  @Option(
    help: ArgumentHelp(
      "Reads the password of a protected workspace from the first line of a file; otherwise it is asked.",
      valueName: "file"))
  var passwordFile: String?

  func desk(of product: Product = .installmentLoan) throws -> Desk {
    try Desk(
      DeskOptions(product: product, store: store, person: person, room: room))
  }

  /// The kept cases alone, for which no model is needed.
  ///
  /// One for the whole command: a password is checked, and the opening of a case recorded, once.
  var room: CaseRoom {
    Self.rooms.withLock { rooms in
      let key = [store ?? "", person ?? ""]
      if let room = rooms[key] { return room }
      let room = CaseRoom(DeskOptions(store: store, person: person, credentials: asking))
      rooms[key] = room
      return room
    }
  }

  private static let rooms = Mutex<[[String]: CaseRoom]>([:])

  /// The name of the account in a protected workspace.
  var account: String { person ?? CaseRoom.loginName }

  /// Account and password, asked or read.
  func credentials() throws(DeskProblem) -> Credentials {
    try PasswordSource.credentials(of: account, file: passwordFile)
  }

  /// As above, once a protected workspace is opened and not before.
  var asking: Credentials.Asking {
    let (account, file) = (account, passwordFile)
    return { (_: String) throws(DeskProblem) in
      try PasswordSource.credentials(of: account, file: file)
    }
  }

  func validate() throws {
    if person?.allSatisfy(\.isWhitespace) == true { throw ValidationError("--by needs a name.") }
  }
}
