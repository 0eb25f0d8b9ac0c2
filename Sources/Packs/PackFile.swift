/// The files of a pack; `pack.json` names the digests of all others.
package enum PackFile: String, CaseIterable, Sendable {
  case manifest = "pack.json"
  case fields = "fields.json"
  case features = "features.json"
  /// The learned function stands in one of these.
  case trees = "trees.json"
  case scorecard = "scorecard.json"
  case network = "network.json"
  case calibration = "calibration.json"
  case reference = "reference.json"
  /// When loans default or are paid back early; of products that are priced.
  case cashFlow = "cashflow.json"
  /// How untypical an application is.
  case domain = "domain.json"
  /// What limits good payers hold; of cards.
  case limits = "limits.json"
  /// What came of past loans, in cells of like ones.
  case evidence = "evidence.json"
  /// The two stages of a recovery model, and what turns them into money.
  case recoveryChance = "any.json"
  case recoveryShare = "share.json"
  case recovery = "recovery.json"
  case evaluation = "evaluation.json"
  case golden = "golden.jsonl"
  case card = "card.md"

  /// Without these there is no pack.
  package static let needed: Set<PackFile> = [
    .fields, .features, .calibration, .reference, .golden, .card,
  ]

  /// Without these there is no pack of the recovery product.
  package static let neededForRecovery: Set<PackFile> = [
    .fields, .features, .recoveryChance, .recoveryShare, .recovery, .golden, .card,
  ]

  /// Those that can hold a learned function.
  package static let functions: [PackFile] = [.trees, .scorecard, .network]
}
