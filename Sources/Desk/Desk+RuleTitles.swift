internal import Deciding
package import Lending

extension Desk {
  /// What people call that which a rule of the desk's policy stands against.
  package func title(ofRule key: String) -> String {
    Rulebook.title(of: key, for: catalogue.product)
  }
}
