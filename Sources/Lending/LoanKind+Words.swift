extension LoanKind {
  /// The field of an application that tells the kind; nil for what is worked out.
  package var field: FieldID? {
    switch self {
    case .grade: .grade
    case .purpose: .purpose
    case .region: "region"
    case .band, .term: nil
    }
  }

  /// A group as people call it: `Debt consolidation`, not `debt_consolidation`.
  package func words(_ group: String, _ catalogue: FieldCatalogue) -> String {
    guard let field, group != Self.unknown else { return group }
    return catalogue.words(.choice(group), of: field)
  }
}
