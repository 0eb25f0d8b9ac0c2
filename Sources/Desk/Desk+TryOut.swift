internal import Accounts
internal import Assessing
internal import Deciding
package import Lending
internal import Tables

extension Desk {
  /// Puts another desk's policy beside this one's over the same applications, one by one, with memory
  /// for a few blocks only; nothing is written.
  ///
  /// - Parameters:
  ///   - progress: called after each block.
  ///   - isCancelled: asked between blocks.
  ///   - report: gets how a table was read and what it lacks, once all of it is.
  package func tryOut(
    _ other: Desk, _ request: TryOutRequest, progress: (BatchProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false },
    report: (BatchReport) -> Void = { _ in }
  ) async throws(DeskProblem) -> PolicyTryOut {
    guard other.policy.product == policy.product else {
      throw .otherProduct(other.policy.product, than: policy.product)
    }
    switch request.source {
    case .cases:
      let rows = try TryOutRows(before: self, after: other)
      let tally = try await tallyCases(rows, isCancelled)
      return rows.result(tally, rules: Rulebook.keys(of: policy.product))
    case .table(let path, let lender):
      let input = try TableInput(
        BatchRequest(input: path, output: "-", lender: lender), catalogue,
        isCancelled: isCancelled)
      let rows = try TryOutRows(
        before: self, after: other, header: input.header, groups: request.groups)
      let tally = try await tallyTable(input, rows, request.threads, progress, isCancelled)
      let found = rows.result(tally, rules: Rulebook.keys(of: policy.product))
      report(
        BatchReport(
          accepted: found.applications, rejected: found.rejected, rejectsFile: nil, input,
          alsoRead: Set(rows.columns.map { $0.name.lowercased() })))
      return found
    }
  }

  private func tallyTable(
    _ input: TableInput, _ rows: TryOutRows, _ threads: Int,
    _ progress: (BatchProgress) -> Void, _ isCancelled: @Sendable () -> Bool
  ) async throws(DeskProblem) -> TryOutTally {
    var tally = rows.emptyTally
    var pending: [(task: Task<TryOutTally, Never>, share: Double?)] = []
    let clock = ContinuousClock()
    let start = clock.now
    func finishFirst() async {
      let first = pending.removeFirst()
      tally.merge(await first.task.value)
      progress(
        BatchProgress(
          rows: tally.total, seconds: (clock.now - start) / .seconds(1), share: first.share))
    }
    let reader = input.rows
    while let block = try input.nextBlock() {
      if isCancelled() { throw .interrupted }
      pending.append((Task.detached { rows.tally(block, reader) }, input.share(of: block)))
      if pending.count >= threads { await finishFirst() }
    }
    while !pending.isEmpty {
      if isCancelled() { throw .interrupted }
      await finishFirst()
    }
    if isCancelled() { throw .interrupted }
    try input.settleUnits()
    return tally
  }

  /// The assessed cases of the product, as they were kept; all others are counted by why not.
  private func tallyCases(
    _ rows: TryOutRows, _ isCancelled: @Sendable () -> Bool
  ) async throws(DeskProblem) -> TryOutTally {
    var tally = rows.emptyTally
    for summary in try await room.cases() {
      if isCancelled() { throw .interrupted }
      guard summary.product == policy.product else {
        tally.leaveOut(summary.product.rawValue)
        continue
      }
      guard let kept = try await room.keeper.creditCase(summary.id, for: .assess).assessed else {
        tally.leaveOut(TryOutRequest.draft)
        continue
      }
      rows.add(kept.application, to: &tally)
    }
    return tally
  }
}
