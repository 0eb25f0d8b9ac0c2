internal import Accounts
internal import Lending
internal import StrictJSON

extension Desk {
  /// Writes every assessed case of the product masked, one JSON object a line, in no order that tells
  /// one from another, and puts that on record; answers how many.
  ///
  /// - Parameter output: path, or `-` for standard output.
  package func exportMasked(
    to output: String, isCancelled: @Sendable () -> Bool = { false }
  ) async throws(DeskProblem) -> Int {
    let file = try OutputFile(output)
    var count = 0
    // The order of the list is that of the last change, which others may know.
    for summary in try await room.cases().shuffled() where summary.product == catalogue.product {
      if isCancelled() { throw .interrupted }
      guard
        let masked = MaskedCase(
          try await room.keeper.creditCase(summary.id, for: .exportMasked), catalogue)
      else {
        continue
      }
      do {
        try file.write(StrictJSON.encode(masked, snakeCase: true) + [0x0A])
      } catch let problem as DeskProblem {
        throw problem
      } catch {
        throw .file(output, problem: "a case cannot be written as JSON")
      }
      count += 1
    }
    try await room.keeper.recordMaskedExport(of: count)
    try file.finish()
    return count
  }
}
