internal import CaseStore
internal import Lending
internal import Tables

extension Desk {
  /// Cases that are confirmed together.
  private static let group = 1000

  /// Keeps the rows of a table as cases, each assessed, in their order.
  ///
  /// A thousand at a time wait for the disk once. What was confirmed stays whatever happens; since a
  /// row whose reference a case has already is passed over, the same call goes on where one stopped.
  ///
  /// - Parameters:
  ///   - progress: called after each group.
  ///   - isCancelled: asked between groups.
  package func importCases(
    _ request: CaseImport, progress: (BatchProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async throws(DeskProblem) -> CaseImportReport {
    let table = BatchRequest(
      input: request.input, output: "-", rejects: request.rejectsPath, lender: request.lender,
      threads: request.threads, protected: [resources, policyFile])
    try table.refuseClashes()
    let input = try TableInput(table, catalogue, isCancelled: isCancelled)
    let rejects = try OutputFile(table.rejectsPath)
    try rejects.write(TableFormat.csv.head(RowScorer.rejectsHeader))
    let store = try await room.keeper.storeForImport()
    let person = await room.keeper.personAtWork
    let keeper = RowKeeper(
      desk: self, rows: input.rows, tableName: request.tableName,
      groups: GroupAttributes.names.sorted().compactMap { name in
        input.place(of: name).map { (name, $0) }
      }, at: CaseKeeper.now(), by: person, known: await store.references, wanted: request.rows,
      isCancelled: isCancelled)
    var work = ImportWork(store: store, rejects: rejects)
    var pending: [(task: Task<[RowKeeper.Row], Never>, share: Double?)] = []
    let clock = ContinuousClock()
    let start = clock.now
    func finishFirst() async throws(DeskProblem) {
      let first = pending.removeFirst()
      for row in await first.task.value {
        try work.take(row)
        if work.waiting >= Self.group {
          try input.settleUnits()
          try await work.keep()
        }
      }
      progress(
        BatchProgress(
          rows: work.rows, seconds: (clock.now - start) / .seconds(1), share: first.share))
    }
    do {
      while let block = try input.nextBlock(), !isCancelled() {
        let ids = await store.newCaseIDs(block.count)
        pending.append(
          (Task.detached { keeper.prepare(block, ids) }, input.share(of: block)))
        if pending.count > request.threads { try await finishFirst() }
      }
      while !pending.isEmpty, !isCancelled() { try await finishFirst() }
    } catch DeskProblem.interrupted {
      work.report.isStopped = true
    }
    if isCancelled() { work.report.isStopped = true }
    try input.settleUnits()
    try await work.keep()
    var report = work.report
    report.unitsRead = input.unitsRead
    report.doubts = input.doubts
    if report.rejected > 0 || request.rejects != nil {
      try rejects.finish()
      report.rejectsFile = table.rejectsPath
    } else {
      rejects.discard()
    }
    return report
  }
}

/// What waits to be kept, and what came of the rest.
private struct ImportWork {
  let store: CaseStore
  /// References of rows that came before.
  private var references: Set<String> = []
  let rejects: OutputFile
  var report = CaseImportReport()
  private var events: [PreparedEvent] = []
  private(set) var waiting = 0
  private(set) var rows = 0

  init(store: CaseStore, rejects: OutputFile) {
    self.store = store
    self.rejects = rejects
  }

  mutating func take(_ row: RowKeeper.Row) throws(DeskProblem) {
    rows += 1
    switch row {
    case .ready(let reference, let prepared):
      guard references.insert(reference).inserted else {
        report.known += 1
        return
      }
      events += prepared
      waiting += 1
    case .known: report.known += 1
    case .notWanted: break
    case .refused(let number, let problems):
      report.rejected += 1
      for problem in problems.problems {
        var line: [UInt8] = []
        CSVWriter.append(
          [.number(String(number)), .text(problem.field.rawValue), .text(problem.sentence)],
          to: &line)
        try rejects.write(line)
      }
    }
  }

  /// Waits for the disk, once for all that waits.
  mutating func keep() async throws(DeskProblem) {
    do { try await store.record(prepared: events) } catch { throw DeskProblem(error) }
    report.kept += waiting
    events = []
    waiting = 0
  }
}

extension CaseImport {
  fileprivate var rejectsPath: String {
    if let rejects { return rejects }
    guard input != "-", !OutputFile.isSpecial(input) else { return "assay-rejects.csv" }
    return (input.hasSuffix(".csv") ? String(input.dropLast(4)) : input) + ".rejects.csv"
  }

  /// The table's own name, without its folder.
  fileprivate var tableName: String {
    input == "-" ? "table" : input.split(separator: "/").last.map(String.init) ?? input
  }
}
