/// Why a password is not accepted.
package enum PasswordFault: String, Sendable, CaseIterable {
  case tooShort
  case tooLong
  /// One character, or a few, again and again.
  case repeated
  /// A run of the alphabet, the digits or the keyboard.
  case sequence
  /// The person's or the product's name, and little else.
  case name
  /// Among those that everybody tries first.
  case common

  package var sentence: String {
    switch self {
    case .tooShort:
      "The password is too short: \(PasswordRules.fewest) characters at least, "
        + "\(PasswordRules.advised) are better. A few words are easy to remember."
    case .tooLong: "The password is longer than \(PasswordRules.mostBytes) bytes. Shorten it."
    case .repeated: "The password repeats the same few characters. Choose another one."
    case .sequence: "The password is a run of letters, digits or keys. Choose another one."
    case .name: "The password is little more than a name. Choose another one."
    case .common: "This password is among the first that anybody tries. Choose another one."
    }
  }
}
