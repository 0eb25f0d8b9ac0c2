internal import Accounts
package import Lending

extension CaseRoom {
  /// What is kept of a case for the monitoring of fairness alone; nil where nothing is.
  ///
  /// For who may monitor; nobody else sees it, and no export holds it.
  package func groups(of id: CaseID) async throws(DeskProblem) -> GroupAttributes? {
    try await keeper.groups(of: id)
  }
}
