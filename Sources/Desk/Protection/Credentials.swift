internal import Sealing

/// Who wants to open a protected workspace, and the password that shows it.
package struct Credentials: Sendable {
  package let name: String
  let password: SecretBytes

  /// Takes the password over and wipes the place where it was.
  package init(name: String, password: inout [UInt8]) {
    self.name = name
    self.password = SecretBytes(taking: &password)
  }

  /// Asks a person; throws where nobody can be asked.
  package typealias Asking = @Sendable (_ folder: String) throws(DeskProblem) -> Credentials
}
