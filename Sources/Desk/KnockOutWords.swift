internal import StrictJSON

/// The words inside a knock-out: a misspelt one would silently decline nobody.
enum KnockOutWords {
  private static let known: Set<String> = [
    "field", "above", "below", "is", "unknownPasses", "sentence",
  ]

  static func problem(in json: JSONValue) -> String? {
    for term in json["rules"]?["knockOuts"]?.array ?? [] {
      for member in term.members ?? [] where !known.contains(member.name) {
        return "\(member.name) is not a word of a knock-out"
          + PolicyKey.nearestWords(to: member.name, among: known)
      }
    }
    return nil
  }
}
