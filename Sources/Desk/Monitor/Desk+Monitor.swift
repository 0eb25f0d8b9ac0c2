internal import Accounts
internal import FoundationEssentials
package import Lending
internal import Monitoring
internal import Tables

extension Desk {
  /// Watches the kept cases of the product, or a table of loans: drift, outcomes, decisions, groups.
  ///
  /// In a protected workspace cases are watched by who may see the monitoring.
  ///
  /// - Parameters:
  ///   - progress: called after each block of a table.
  ///   - isCancelled: asked between blocks and cases.
  ///   - report: gets how a table was read and what it lacks, once all of it is.
  package func monitor(
    _ request: MonitorRequest, progress: (BatchProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false },
    report: (BatchReport) -> Void = { _ in }
  ) async throws(DeskProblem) -> MonitorReport {
    var reference: WatchTally?
    if case .table(_, let lender) = request.source, let file = request.reference {
      reference = try await tallyTable(
        file, lender, request, progress, isCancelled, report: { _ in }
      ).tally
    }
    let watched = try await watched(request, isCancelled, progress: progress, report: report)
    return summary(request, watched, reference)
  }

  /// What was counted of cases or of a table.
  struct Watched {
    let tally: WatchTally
    /// Attributes of the loans, in the order of their groups.
    var groups: [String] = []
    var decisions: [WatchedDecision] = []
    var since: String?
    /// The month up to which outcomes are known, counted from the year 0.
    let asOf: Int
  }

  /// Counts the loans that are asked for.
  func watched(
    _ request: MonitorRequest, _ isCancelled: @escaping @Sendable () -> Bool,
    progress: (BatchProgress) -> Void = { _ in }, report: (BatchReport) -> Void = { _ in }
  ) async throws(DeskProblem) -> Watched {
    switch request.source {
    case .cases(let since): return try await tallyCases(request, since: since, isCancelled)
    case .table(let path, let lender):
      let found = try await tallyTable(path, lender, request, progress, isCancelled, report: report)
      return Watched(
        tally: found.tally, groups: found.groups, asOf: try lastMonth(request, found.tally))
    }
  }

  private func tallyCases(
    _ request: MonitorRequest, since: String?, _ isCancelled: @Sendable () -> Bool
  ) async throws(DeskProblem) -> Watched {
    if let since, !CalendarDay.isDay(since) {
      throw .file("--since", problem: "takes a day such as 2026-11-21")
    }
    try await room.keeper.require(.monitor)
    var tally = WatchTally()
    var decisions: [WatchedDecision] = []
    for summary in try await room.cases() {
      if isCancelled() { throw .interrupted }
      guard summary.product == policy.product else {
        tally.leaveOut(summary.product.rawValue)
        continue
      }
      let kept = try await room.keeper.creditCase(summary.id, for: .monitor)
      if let since, kept.openedAt < since {
        tally.leaveOut(MonitorReport.earlier)
        continue
      }
      guard let watched = WatchedCase(kept) else {
        tally.leaveOut(TryOutRequest.draft)
        continue
      }
      let name = watched.assessed.assessment.provenance.model
      tally.add(
        watched.loan, watched.assessed.application, answeredBy: name, month: watched.month,
        references: models.references(of: name))
      if let decision = watched.decision { decisions.append(decision) }
      if kept.state == .approved, kept.outcome == nil { tally.leaveOut(MonitorReport.noOutcome) }
    }
    return Watched(
      tally: tally, decisions: decisions, since: since, asOf: try lastMonth(request, tally))
  }

  private func tallyTable(
    _ path: String, _ lender: Lender, _ request: MonitorRequest,
    _ progress: (BatchProgress) -> Void, _ isCancelled: @escaping @Sendable () -> Bool,
    report: (BatchReport) -> Void
  ) async throws(DeskProblem) -> (tally: WatchTally, groups: [String]) {
    let input = try TableInput(
      BatchRequest(input: path, output: "-", lender: lender), catalogue, isCancelled: isCancelled)
    let columns = try WatchedColumns(request, lender, header: input.header)
    let rows = WatchRows(desk: self, columns: columns)
    var tally = WatchTally()
    var pending: [(task: Task<WatchTally, Never>, share: Double?)] = []
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
      if pending.count >= request.threads { await finishFirst() }
    }
    while !pending.isEmpty {
      if isCancelled() { throw .interrupted }
      await finishFirst()
    }
    if isCancelled() { throw .interrupted }
    try input.settleUnits()
    if let unread = tally.leftOut[MonitorReport.unreadEnd], unread == tally.loans, unread > 0,
      let place = columns.outcome
    {
      throw .file(
        input.header[place],
        problem: "holds no word that says what became of a loan; known are \(OutcomeWord.known)")
    }
    report(
      BatchReport(
        accepted: tally.loans, rejected: tally.rejected, rejectsFile: nil, input,
        alsoRead: columns.names(in: input.header)))
    return (tally, columns.groups.map(\.name))
  }

  /// The month up to which outcomes are known: as asked, else the last that the table tells, else this.
  private func lastMonth(
    _ request: MonitorRequest, _ tally: WatchTally
  ) throws(DeskProblem) -> Int {
    if let asked = request.asOf {
      guard let month = asked.month, asked.utf8.count == 7 else {
        throw .file("--as-of", problem: "takes a month such as 2019-03")
      }
      return month
    }
    return tally.lastMonth ?? CaseKeeper.now().month ?? 0
  }

  private func summary(
    _ request: MonitorRequest, _ watched: Watched, _ reference: WatchTally?
  ) -> MonitorReport {
    let tally = watched.tally
    let summary = WatchSummary(
      desk: self, request: request, asOf: watched.asOf, reference: reference)
    let models = summary.models(tally)
    let all = tally.models.sorted { $0.key.description < $1.key.description }
      .flatMap(\.value.loans)
    let banded = GroupBands.banded(all, attributes: watched.groups.count)
    let fairness = watched.groups.enumerated().map { place, name in
      FairnessStudy.fairness(
        banded, by: name, at: place, minimum: request.smallestGroup,
        reference: request.referenceGroup)
    }
    let decisions = DecisionStudy.watch(watched.decisions)
    let alerts = MonitorAlerts(request: request, catalogue: catalogue)
    return MonitorReport(
      product: policy.product, since: watched.since, loans: tally.loans, rejected: tally.rejected,
      rejectedBy: tally.rejectedBy, leftOut: tally.leftOut, models: models, decisions: decisions,
      fairness: fairness,
      alerts: models.flatMap { alerts.alerts(of: $0, promised: summary.promised($0.name)) }
        + fairness.flatMap { alerts.alerts(of: $0) }
        + (decisions.map { alerts.alerts(of: $0) } ?? []))
  }
}

extension MonitorReport {
  /// Why a case that was opened before the first day is not counted.
  package static let earlier = "earlier"
  /// Approved cases of which nothing was entered since, so that they stand in no vintage.
  package static let noOutcome = "no_outcome"
  /// Why the end of a loan is not known: its word is none that tells one.
  package static let unreadEnd = "outcome_not_read"
}

extension WatchTally {
  /// Counts a case that is none to watch, by why.
  mutating func leaveOut(_ why: String) { leftOut[why, default: 0] += 1 }
}
