/// The files of a pack; `pack.json` names the digests of all others.
package enum PackFile: String, CaseIterable, Sendable {
  case manifest = "pack.json"
  case fields = "fields.json"
  case features = "features.json"
  case trees = "trees.json"
  case calibration = "calibration.json"
  case cashFlow = "cashflow.json"
  case reference = "reference.json"
  case golden = "golden.jsonl"
  case card = "card.md"

  /// All but the manifest.
  package static let digested = allCases.filter { $0 != .manifest }
}
