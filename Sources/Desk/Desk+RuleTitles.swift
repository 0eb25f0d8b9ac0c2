internal import Deciding
internal import Lending

extension Desk {
  /// What people call what a rule of the desk's policy looks at.
  package func title(ofRule key: String) -> String {
    Rulebook.title(of: key, for: catalogue.product)
  }
}
