package import Desk
package import Lending

/// What the places of tables, models and records ask of the desk.
package struct TableVerbs: Sendable {
  /// Looks at a table as one of some products; without a lender it finds out whose words it uses.
  package var preview:
    @Sendable (_ file: String, [Product], Lender?) throws(DeskProblem) -> PreviewedTable
  package var score: @Sendable (PreviewedTable, WorkWatch) async throws(DeskProblem) -> ScoredTable
  package var keepCases:
    @Sendable (TablePreview, _ rows: Set<Int>, WorkWatch) async throws(DeskProblem)
      -> CaseImportReport
  package var portfolio:
    @Sendable (PreviewedTable, PortfolioPlan?, WorkWatch) async throws(DeskProblem)
      -> FoundBook
  package var recover:
    @Sendable (PreviewedTable, WorkWatch) async throws(DeskProblem) -> ValuedTable
  package var recoverOne: @Sendable (_ file: String) throws(DeskProblem) -> ValuedLoan
  package var modelFolders: @Sendable () throws(DeskProblem) -> [String]
  package var model: @Sendable (_ folder: String) throws(DeskProblem) -> InstalledModel
  /// How the chance follows a field; nil where the model cannot tell.
  package var curve: @Sendable (ModelName, FieldID) throws(DeskProblem) -> ModelCurve?
  package var history: @Sendable () async throws(DeskProblem) -> StoreHistory
  package var check: @Sendable (_ checkpoint: String?) async throws(DeskProblem) -> StoreCheck
  package var cases: @Sendable () async throws(DeskProblem) -> [CaseSummary]
  /// Writes a file that appears only when it is whole.
  package var write: @Sendable ([UInt8], _ file: String) throws(DeskProblem) -> Void
  package var policy: Policy
  /// ISO 4217 code of the amounts of loans.
  package var currency: String
  package var now: @Sendable () -> String

  /// The verbs of the real desk.
  package init(_ desk: Desk, _ options: DeskOptions) {
    let desks = ProductDesks(desk, options)
    let resources = desk.resources
    let room = desk.room
    policy = desk.policy
    currency = desk.catalogue.currency
    now = { Desk.now }
    write = { (bytes, file) throws(DeskProblem) in try Desk.write(bytes, to: file) }
    preview = { (file, products, lender) throws(DeskProblem) in
      try PreviewedTable.best(of: file, products, lender, desks, resources)
    }
    score = { (table, watch) async throws(DeskProblem) in
      try await ScoredTable(table, desks.desk(of: table.preview.product), watch)
    }
    keepCases = { (table, rows, watch) async throws(DeskProblem) in
      // Rows that cannot be kept were told before, with their reasons.
      let rejects = try ScratchFile()
      defer { withExtendedLifetime(rejects) {} }
      return try await desks.desk(of: table.product).importCases(
        CaseImport(
          input: table.file, rejects: rejects.path, lender: table.lender,
          threads: Desk.cores, rows: rows),
        progress: { watch.tell(WorkProgress($0)) }, isCancelled: { watch.isStopped })
    }
    portfolio = { (table, plan, watch) async throws(DeskProblem) in
      try FoundBook(table, plan, desks.desk(of: table.preview.product), watch)
    }
    recover = { (table, watch) async throws(DeskProblem) in
      try ValuedTable(table, RecoveryDesk(resources: resources), watch)
    }
    recoverOne = { (file) throws(DeskProblem) in
      let desk = try RecoveryDesk(resources: resources)
      return ValuedLoan(
        file: file, advice: try desk.recover(file), currency: desk.catalogue.currency,
        labels: Dictionary(
          desk.catalogue.fields.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first }))
    }
    modelFolders = { () throws(DeskProblem) in try Desk.packFolders(resources: resources) }
    model = { (folder) throws(DeskProblem) in try Desk.installedPack(folder: folder) }
    curve = { (model, field) throws(DeskProblem) in try ModelCurve(model, field, desks) }
    history = { () async throws(DeskProblem) in try await room.history() }
    check = { (checkpoint) async throws(DeskProblem) in
      try await room.check(checkpoint: checkpoint)
    }
    cases = { () async throws(DeskProblem) in try await room.cases() }
  }
}
