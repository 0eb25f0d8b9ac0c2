/// How good a password is, as a hint while a person types.
package enum PasswordStrength: String, Sendable {
  /// Will not be accepted.
  case refused
  /// Accepted; longer would be better.
  case fair
  /// As long as advised.
  case good

  package var words: String {
    switch self {
    case .refused: "Not accepted"
    case .fair: "Accepted; \(PasswordRules.advised) characters would be better"
    case .good: "Good"
    }
  }
}
