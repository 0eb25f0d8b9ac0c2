package import Lending

/// What is told of a case to whoever shall erase it, who need not be allowed to read it.
package struct ErasableCase: Sendable, Equatable {
  package let id: CaseID
  /// Nil for somebody who may not read cases.
  package let reference: String?
  package let state: CaseState
  /// ISO 8601 in UTC with milliseconds.
  package let changedAt: String
  package let records: Int
}
