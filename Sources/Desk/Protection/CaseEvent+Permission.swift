internal import Accounts
internal import Lending

extension CaseEvent.What {
  /// What a person must be allowed to do for this to happen.
  var permission: Permission {
    switch self {
    case .opened, .renamed, .assessed, .outcome, .attached: .keepCases
    case .decided: .decide
    case .confirmed: .approve
    case .noted: .noteCases
    }
  }
}
