/// Over what another policy is tried, and by what its groups are made.
package struct TryOutRequest: Sendable {
  package enum Source: Sendable {
    /// Path of a table, or `-` for standard input.
    case table(String, Lender)
    /// The assessed cases of the workspace.
    case cases
  }

  /// Why a case that is not assessed yet is left out.
  package static let draft = "draft"

  package var source: Source
  /// Columns of the table that make groups, besides those whose names begin with `group_`.
  package var groups: [String]
  package var threads: Int

  package init(_ source: Source, groups: [String] = [], threads: Int = 1) {
    self.source = source
    self.groups = groups
    self.threads = threads
  }
}
