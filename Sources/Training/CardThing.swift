/// What a product's model scores, as its card names it.
enum CardThing: Sendable {
  case loan, account

  var one: String { self == .loan ? "loan" : "account" }
  var many: String { self == .loan ? "loans" : "accounts" }
  /// With its article.
  var any: String { self == .loan ? "a loan" : "an account" }
}
