import Lending

/// What a person types to find a case: every word must stand in its reference, id or state.
struct CaseSearch: Sendable, Equatable {
  private let words: [String]

  init(_ text: String) {
    words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }

  func finds(_ summary: CaseSummary) -> Bool {
    if words.isEmpty { return true }
    let places = [
      summary.reference.lowercased(), summary.id.rawValue.lowercased(), summary.state.words,
    ]
    return words.allSatisfy { word in places.contains { $0.contains(word) } }
  }
}

extension CaseState {
  /// What a person types for this state.
  fileprivate var words: String {
    switch self {
    case .draft: "draft"
    case .assessed: "assessed"
    case .inReview: "in review inreview"
    case .approved: "approved"
    case .declined: "declined"
    }
  }
}
