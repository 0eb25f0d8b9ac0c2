internal import Glibc
package import Lending
internal import Packs
internal import Pricing
internal import Scoring
internal import Sealing
internal import Tables

/// The door to expected recoveries of charged-off loans.
package struct RecoveryDesk: Sendable {
  package let catalogue: FieldCatalogue
  private let pack: RecoveryPack
  private let feeShare: Double?
  private let policy: RecoveryPolicy
  private let policyFile: String
  private let adviser: RecoveryAdviser

  /// Loads and verifies the newest recovery pack and the policy.
  ///
  /// - Parameters:
  ///   - feeShare: 0…1 of what is collected; nil takes the pack's.
  ///   - policyFile: nil takes the installation's.
  package init(
    feeShare: Double? = nil, policyFile: String? = nil, resources: String? = nil
  ) throws(DeskProblem) {
    guard let folder = Places.resources(resources) else { throw .noResources }
    let shelf = PackShelf(modelsFolder: "\(folder)/models")
    guard let version = shelf.highestVersion(of: .recovery, variant: "standard") else {
      throw .pack(.noModel("recovery-standard"))
    }
    let name = ModelName(product: .recovery, variant: "standard", version: String(version))
    do {
      pack = try RecoveryPack(folder: shelf.folder(of: name))
    } catch {
      throw .pack(error)
    }
    guard pack.manifest.name == name else {
      throw .pack(.misplaced(folder: pack.folder, name: pack.manifest.name))
    }
    catalogue = pack.catalogue
    self.feeShare = feeShare
    let file = policyFile ?? "\(folder)/policies/recovery.json"
    let read = try RecoveryPolicyFile.read(file)
    self.policyFile = file
    policy = read.policy
    adviser = RecoveryAdviser(read.policy, digest: read.digest.hex)
  }

  /// Sets of loans on which the pack's own tests found its expectations worse than one constant for
  /// all, so that its ranking is of no use for loans like those.
  package var weakOn: [String] {
    (pack.evaluation?.tests ?? []).filter(\.isWorseThanConstant).map(\.name)
  }

  /// What is expected to come back of the loan in a file, and what to do about it.
  package func recover(_ file: String) throws(DeskProblem) -> RecoveryAdvice {
    try advice(loan(in: file))
  }

  /// The charged-off loan in a file.
  package func loan(in file: String) throws(DeskProblem) -> LoanApplication {
    let form = try ApplicationFile(file).form(of: .recovery)
    let units = form.unitProblems(in: catalogue)
    if !units.isEmpty { throw .application(FieldProblems(units)) }
    do {
      return try Self.owing(try form.validated(by: catalogue))
    } catch {
      throw .application(error)
    }
  }

  /// A loan of which something is owed; where nothing is, nothing can come back.
  private static func owing(_ loan: LoanApplication) throws(FieldProblems) -> LoanApplication {
    guard let owed = loan.number(.outstandingPrincipal), owed > 0 else {
      throw FieldProblems([
        FieldProblem(
          field: .outstandingPrincipal,
          kind: .contradiction(
            "must be above 0: nothing is owed, so nothing can come back; leave the loan out"))
      ])
    }
    return loan
  }

  /// What is expected to come back of a loan, and what to do about it.
  package func advice(_ loan: LoanApplication) -> RecoveryAdvice {
    adviser.advice(pack.model.recovery(of: loan, feeShare: feeShare), for: loan)
  }

  private static let header =
    [
      "row", "id", "model", "probability_of_recovery", "recovery_share", "recovery_low",
      "recovery_high", "expected_recovery", "expected_net", "rank",
    ] + AdviceColumns.names

  /// Rows between two looks at whether to stop.
  private static let rowsAtOnce = 64

  /// Values a table of charged-off loans, in its order, each with its rank by expected net money.
  ///
  /// A rank needs every row, so some numbers of each are held; the table itself is not. Stopping leaves
  /// no output.
  ///
  /// - Parameter progress: called after each block.
  package func recover(
    table request: BatchRequest, progress: (BatchProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DeskProblem) -> RecoveryReport {
    try request.refuseClashes()
    var request = request
    request.protected += [pack.folder, policyFile]
    let input = try TableInput(request, catalogue, isCancelled: isCancelled)
    var pool = DebtPoolSum(levelSpread: policy.levelSpread)
    let output = try OutputFile(request.output)
    let rejects = try OutputFile(request.rejectsPath)
    try rejects.write(TableFormat.csv.head(RowScorer.rejectsHeader))
    var loans = ValuedLoans()
    var rejected = 0
    var rows = 0
    let clock = ContinuousClock()
    let start = clock.now
    while let block = try input.nextBlock() {
      rows += block.count
      rejected += try value(block, input, &loans, &pool, rejects, isCancelled)
      progress(
        BatchProgress(
          rows: rows, seconds: (clock.now - start) / .seconds(1), share: input.share(of: block)))
    }
    try input.settleUnits()
    try write(loans, request.format, to: output, isCancelled)
    if isCancelled() { throw .interrupted }
    try output.finish()
    try request.finish(rejects, rejected: rejected)
    let report = BatchReport(
      accepted: loans.count, rejected: rejected,
      rejectsFile: rejected > 0 ? request.rejectsPath : nil, input)
    return RecoveryReport(
      table: report, pool: pool.pool, otherLoans: rows - loans.count - rejected)
  }

  /// Values the loans of a block and tells its other rows in the rejects.
  ///
  /// - Returns: how many those are.
  private func value(
    _ block: TableBlock, _ input: TableInput, _ loans: inout ValuedLoans,
    _ pool: inout DebtPoolSum, _ rejects: OutputFile, _ isCancelled: () -> Bool
  ) throws(DeskProblem) -> Int {
    loans.startBlock(block.count)
    var cells = RecordCells(block)
    let rows = input.rows
    var room = rows.emptyRow
    defer { rows.finish(room) }
    var told: [UInt8] = []
    var rejected = 0
    for index in 0..<block.count {
      if index.isMultiple(of: Self.rowsAtOnce), isCancelled() { throw .interrupted }
      let row = block.firstRow + index
      cells.scan(index)
      // A row of another width has its status in another place and is refused below.
      if cells.count == input.header.count, !input.columns.isMeant(cells) { continue }
      do throws(FieldProblems) {
        let application = try Self.owing(rows.application(cells, &room))
        let advice = advice(application)
        pool.add(advice)
        loans.append(row, rows.wholeID(of: cells), advice)
      } catch {
        rejected += 1
        for problem in error.problems {
          CSVWriter.append(
            [.number(String(row)), .text(problem.field.rawValue), .text(problem.sentence)],
            to: &told)
        }
      }
    }
    try rejects.write(told)
    return rejected
  }

  private func write(
    _ loans: ValuedLoans, _ format: TableFormat, to output: OutputFile, _ isCancelled: () -> Bool
  ) throws(DeskProblem) {
    let ranks = try loans.ranks(isCancelled: isCancelled)
    let model = pack.manifest.name.description
    func six(_ value: Double) -> CSVWriter.Cell { .number(Figure.fixed(value, decimals: 6)) }
    try output.write(format.head(Self.header))
    try loans.forEachBlock { (first, loans) throws(DeskProblem) in
      if isCancelled() { throw .interrupted }
      var bytes: [UInt8] = []
      for (index, loan) in loans.enumerated() {
        format.append(
          [
            .number(String(loan.row)), loan.id.map { .text($0) } ?? .empty, .text(model),
            six(loan.chance), six(loan.share), six(loan.low), six(loan.high),
            .number(Figure.fixed(loan.gross, decimals: 2)),
            .number(Figure.fixed(loan.net, decimals: 2)), .number(String(ranks[first + index])),
          ] + loan.advice.cells, Self.header, to: &bytes)
      }
      try output.write(bytes)
    }
  }
}
