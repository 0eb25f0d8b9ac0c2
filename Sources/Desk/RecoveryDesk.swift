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
    let read = try RecoveryPolicyFile.read(policyFile ?? "\(folder)/policies/recovery.json")
    policy = read.policy
    adviser = RecoveryAdviser(read.policy, digest: read.digest.hex)
  }

  /// What is expected to come back of the loan in a file, and what to do about it.
  package func recover(_ file: String) throws(DeskProblem) -> RecoveryAdvice {
    let form = try ApplicationFile(file).form(of: .recovery)
    do {
      return advice(try form.validated(by: catalogue))
    } catch {
      throw .application(error)
    }
  }

  private func advice(_ loan: LoanApplication) -> RecoveryAdvice {
    adviser.advice(pack.model.recovery(of: loan, feeShare: feeShare), for: loan)
  }

  private static let header =
    [
      "row", "id", "model", "probability_of_recovery", "recovery_share", "recovery_low",
      "recovery_high", "expected_recovery", "expected_net", "rank",
    ] + AdviceColumns.names

  /// Values a table of charged-off loans, in its order, each with its rank by expected net money.
  ///
  /// The whole table is held in memory, as a rank needs every row.
  package func recover(
    table request: BatchRequest, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DeskProblem) -> RecoveryReport {
    try request.refuseClashes()
    let input = try TableInput(request, catalogue, isCancelled: isCancelled)
    var valued: [(row: Int, id: String?, recovery: Recovery, advice: AdviceColumns)] = []
    var pool = DebtPoolSum(levelSpread: policy.levelSpread)
    var rejects: [UInt8] = []
    CSVWriter.append(["row", "field", "problem"].map { .text($0) }, to: &rejects)
    var rejected = 0
    var room = input.rows.emptyRow
    while let block = try input.nextBlock() {
      if isCancelled() { throw .interrupted }
      var cells = RecordCells(block)
      for index in 0..<block.count {
        let row = block.firstRow + index
        cells.scan(index)
        do {
          let application = try input.rows.application(cells, &room)
          let advice = advice(application)
          pool.add(advice)
          valued.append(
            (row, input.rows.id(of: cells), advice.recovery, AdviceColumns(advice)))
        } catch {
          rejected += 1
          for problem in error.problems {
            CSVWriter.append(
              [.number(String(row)), .text(problem.field.rawValue), .text(problem.sentence)],
              to: &rejects)
          }
        }
      }
    }
    let file = try OutputFile(request.rejectsPath)
    try file.write(rejects)
    let output = try OutputFile(request.output)
    try output.write(table(valued, request.format))
    if isCancelled() { throw .interrupted }
    try output.finish()
    try request.finish(file, rejected: rejected)
    let report = BatchReport(
      accepted: valued.count, rejected: rejected,
      rejectsFile: rejected > 0 ? request.rejectsPath : nil, input)
    return RecoveryReport(table: report, pool: pool.pool)
  }

  private func table(
    _ valued: [(row: Int, id: String?, recovery: Recovery, advice: AdviceColumns)],
    _ format: TableFormat
  ) -> [UInt8] {
    let order = valued.indices.sorted {
      let (left, right) = (valued[$0].recovery.expectedNet, valued[$1].recovery.expectedNet)
      return (-left.amount, $0) < (-right.amount, $1)
    }
    var ranks = [Int](repeating: 0, count: valued.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank + 1 }
    var bytes = format.head(Self.header)
    for (index, loan) in valued.enumerated() {
      func six(_ value: Double) -> CSVWriter.Cell { .number(Figure.fixed(value, decimals: 6)) }
      let found = loan.recovery
      format.append(
        [
          .number(String(loan.row)), loan.id.map { .text($0) } ?? .empty, .text(found.model),
          six(found.chanceOfAny), six(found.expectedShare), six(found.low), six(found.high),
          .number(Figure.fixed(found.expectedGross.amount, decimals: 2)),
          .number(Figure.fixed(found.expectedNet.amount, decimals: 2)),
          .number(String(ranks[index])),
        ] + loan.advice.cells, Self.header, to: &bytes)
    }
    return bytes
  }
}
