internal import Lending
internal import StrictJSON

/// A word of a policy, and what must stand there.
enum PolicyKey {
  /// What stands at a word where it is not a number in percent.
  private static let needs = [
    "name": "a text", "version": "a text", "product": "a text",
    "rules.scoreFloor": "a whole number of points",
    "rules.knockOuts": "a list such as [{\"field\": \"public_records\", \"above\": 0}]",
    "rules.required": "a list of fields", "rules.referAbove": "an amount",
    "rules.secondPersonFrom": "an amount",
    "limit.step": "an amount",
    stress: "an object with incomeFall",
    "pricing.assumedRate": "an object with a rate for each term in months",
  ]

  /// Words without which there is no policy.
  private static let needed: Set<String> = [
    "name", "rules.probabilityCutOff", "limit.step", "pricing.assumedRate", "pricing.discountRate",
    "limit.card.peerQuantile", "limit.card.minimumPayment",
  ]

  /// Words that hold an amount of money.
  static let amounts: Set<String> = [
    "rules.referAbove", "rules.secondPersonFrom", "limit.step",
  ]

  /// Why a word cannot be taken away; nil where it can.
  static func needProblem(_ path: String) -> String? {
    if path == "\(stress).incomeFall" {
      return "stress needs a fall of the income: set 0, or take all of it away with `stress none`"
    }
    guard needed.contains(path) else { return nil }
    return "every policy needs it, so it cannot be taken away: set \(needs[path] ?? "a number")"
  }

  /// An object that is set as a whole or word by word.
  private static let stress = "rules.stress"

  /// Every word of a policy of a product that holds a value, as a path such as `rules.closeCall`.
  static func paths(of product: Product) -> [String] {
    let names = PolicyFile.names(of: product)
    return names.flatMap { part, words in words.map { part.isEmpty ? $0 : "\(part).\($0)" } }
      .filter { names[$0] == nil || $0 == stress }.sorted()
  }

  /// The path that a person means: whole, or its last word where that is the only one; nil where there
  /// is none.
  static func path(meaning key: String, of product: Product) -> String? {
    let paths = paths(of: product)
    if paths.contains(key) { return key }
    let inside = key.split(separator: ".").dropLast().joined(separator: ".")
    // A term of the assumed rates is a word that no list can know.
    if ["pricing.assumedRate", "assumedRate"].contains(inside) {
      return "pricing.assumedRate." + (key.split(separator: ".").last ?? "")
    }
    let meant = paths.filter { $0.hasSuffix("." + key) }
    // A rule is meant before anything else of the same name.
    return meant.first { $0.hasPrefix("rules.") } ?? (meant.count == 1 ? meant[0] : nil)
  }

  /// `; the nearest is closeCall`, empty where nothing is near.
  static func nearestWords(to word: String, among known: some Collection<String>) -> String {
    let near = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
      .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
    guard let near, near.distance <= max(2, near.word.count / 2) else { return "" }
    return "; the nearest is \(near.word)"
  }

  /// A fault of the JSON, with what should stand there instead.
  static func sentence(_ problem: JSONProblem) -> String {
    guard case .shape(let path) = problem.kind, !path.isEmpty else { return problem.sentence }
    let key = path.split(separator: ".").filter { !$0.hasPrefix("[") }.joined(separator: ".")
    return "\(path) is missing or not what it must be: \(needs[key] ?? "a number")"
  }

  /// How many letters are added, left out or exchanged between two words (Levenshtein).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var row = Array(0...right.count)
    for (line, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (place, other) in right.enumerated() {
        let exchanged = diagonal + (letter == other ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(exchanged, row[place] + 1, row[place + 1] + 1)
      }
    }
    return row[right.count]
  }
}
