internal import Lending

/// One number by which past loans are divided into like ones.
struct EvidenceAxis: Sendable {
  enum Cuts: Sendable {
    /// Into so many parts of like many loans, at round numbers.
    case even(Int)
    case at([Double])
  }

  /// The field, or `EvidenceBound.chance`.
  let field: FieldID
  let cuts: Cuts
}
