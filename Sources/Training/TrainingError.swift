package import Lending

/// Why a model was not trained; nothing has been written then, unless the case says so.
package enum TrainingError: Error, Sendable, Equatable {
  /// A library is not on this machine; the reason is the loader's.
  case libraryMissing(reason: String, library: LearningLibrary = .xgboost)
  /// A library refused a step; the reason is its own.
  case libraryFailed(step: String, reason: String, library: LearningLibrary = .xgboost)
  case fileUnreadable(name: String, code: Int32)
  case fileDamaged(name: String, reason: String)
  case columnMissing(file: String, column: String)
  /// Too few loans of a kind to answer for a number.
  case tooFewLoans(of: String)
  /// A check on the finished model failed; the sentence says which.
  case checkFailed(String)
  case packRefused(String)
  /// Where the packs should go takes none; the sentence is the shelf's.
  case placeRefused(String)
  /// A write failed after others: these packs stand whole, and those are not there.
  case someWritten(standing: [ModelName], missing: [ModelName], reason: String)
  case productUnknown(String)
  case stopped

  package var sentence: String {
    switch self {
    case .libraryMissing(let reason, let library):
      "training needs \(library.name), which is not on this machine (\(reason)); "
        + "on Debian install the package \(library.debianPackage)"
    case .libraryFailed(let step, let reason, let library):
      "\(library.name) failed to \(step): \(reason)"
    case .fileUnreadable(let name, let code):
      "the data file \(name) cannot be read (system error \(code))"
    case .fileDamaged(let name, let reason): "the data file \(name) is damaged: \(reason)"
    case .columnMissing(let file, let column):
      "the data file \(file) has no column \(column)"
    case .tooFewLoans(let kind): "there are too few loans to train from: \(kind)"
    case .checkFailed(let sentence): "a check failed: \(sentence)"
    case .packRefused(let sentence): "the pack could not be written: \(sentence)"
    case .placeRefused(let sentence): "the packs have no place: \(sentence)"
    case .someWritten(let standing, let missing, let reason):
      "\(standing.map(\.description).joined(separator: ", ")) stand whole, "
        + "\(missing.map { "\($0.product)-\($0.variant)" }.joined(separator: ", ")) are missing: "
        + reason
    case .productUnknown(let product): "there is no training for the product \(product)"
    case .stopped: "training was stopped; nothing was written"
    }
  }
}
