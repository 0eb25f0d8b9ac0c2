/// Past loans divided by one number.
package struct EvidenceDivision: Codable, Sendable, Equatable {
  /// The field, or `probability_of_default` for the chance itself.
  package let field: FieldID
  /// Rising; part `i` holds values from `cuts[i−1]` up to, not with, `cuts[i]`.
  package let cuts: [Double]
  /// The part of loans of which the number is not known; nil where there were none.
  package let unknown: Int?
  /// One more than the cuts, and one after them where the unknown have a part of their own.
  package let parts: [EvidenceTable]

  package init(field: FieldID, cuts: [Double], unknown: Int?, parts: [EvidenceTable]) {
    self.field = field
    self.cuts = cuts
    self.unknown = unknown
    self.parts = parts
  }

  /// Nil for an unknown number where all loans of the past had one.
  func part(of value: Double?) -> Int? {
    value.map { value in cuts.firstIndex { value < $0 } ?? cuts.count } ?? unknown
  }

  func bound(of part: Int) -> EvidenceBound {
    let isNumber = part <= cuts.count
    return EvidenceBound(
      field: field, from: isNumber && part > 0 ? cuts[part - 1] : nil,
      below: part < cuts.count ? cuts[part] : nil, holdsUnknown: part == unknown)
  }

  /// Whether each number has one part.
  var isWhole: Bool {
    let known = cuts.count + 1
    return zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 } && cuts.allSatisfy(\.isFinite)
      && (unknown == known ? parts.count == known + 1 : parts.count == known)
      && unknown.map { (0...known).contains($0) } ?? true
  }
}
