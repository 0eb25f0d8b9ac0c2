package import Lending

/// A policy with what each of its rules does, in words.
package struct PolicyReport: Encodable, Sendable {
  package struct Rule: Encodable, Sendable {
    package let rule: String
    package let meaning: String
  }

  package let file: String
  /// SHA-256 of the file.
  package let digest: String
  package let policy: Policy
  /// In the order in which they are told.
  package let rules: [Rule]
  /// Keys of rules that the policy could apply and does not.
  package let notApplied: [String]
}

/// What came of a change of a policy.
package struct PolicyChange: Sendable {
  package let file: String
  package let before: PolicyName
  package let after: PolicyName
  /// Where the version that stood in the file is kept; nil where there was none.
  package let kept: String?
  /// What the policy says there now.
  package let meaning: String
}
