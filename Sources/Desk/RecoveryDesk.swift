internal import Glibc
package import Lending
internal import Packs
internal import Scoring
internal import StrictJSON
internal import Tables

/// The door to expected recoveries of charged-off loans.
package struct RecoveryDesk: Sendable {
  package let catalogue: FieldCatalogue
  private let pack: RecoveryPack
  private let feeShare: Double?

  /// Loads and verifies the newest recovery pack.
  ///
  /// - Parameter feeShare: 0…1 of what is collected; nil takes the pack's.
  package init(feeShare: Double? = nil, resources: String? = nil) throws(DeskProblem) {
    guard let folder = Places.resources(resources) else { throw .noResources }
    let shelf = PackShelf(modelsFolder: "\(folder)/models")
    guard let version = shelf.highestVersion(of: .recovery, variant: "standard") else {
      throw .wrongProduct
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
  }

  /// What is expected to come back of the loan in a file.
  package func recover(_ file: String) throws(DeskProblem) -> Recovery {
    let json: JSONValue
    let bytes = try FileText.read(file)
    do { json = try StrictJSON.parse(bytes) } catch { throw .json(file: file, error) }
    guard json["product"]?.string ?? Product.recovery.rawValue == Product.recovery.rawValue else {
      throw .wrongProduct
    }
    guard let fields = json["fields"]?.members else {
      throw .json(file: file, JSONProblem(kind: .shape(path: "fields"), offset: 0))
    }
    var entries: [FieldID: ApplicationForm.Entry] = [:]
    for field in fields {
      switch field.value {
      case .null: break
      case .number(let value): entries[FieldID(field.name)] = .number(value)
      case .string(let text): entries[FieldID(field.name)] = .text(text)
      case .bool, .array, .object: entries[FieldID(field.name)] = .wrongType
      }
    }
    do {
      return try recovery(ApplicationForm(product: .recovery, entries: entries))
    } catch {
      throw .application(error)
    }
  }

  private func recovery(_ form: ApplicationForm) throws(FieldProblems) -> Recovery {
    pack.model.recovery(of: try form.validated(by: catalogue), feeShare: feeShare)
  }

  private static let header = [
    "row", "id", "model", "probability_of_recovery", "recovery_share", "recovery_low",
    "recovery_high", "expected_recovery", "expected_net", "rank",
  ]

  /// Values a table of charged-off loans, in its order, each with its rank by expected net money.
  ///
  /// The whole table is held in memory, as a rank needs every row.
  package func recover(
    table request: BatchRequest, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DeskProblem) -> BatchReport {
    try request.refuseClashes()
    let descriptor =
      request.input == "-" ? STDIN_FILENO : open(request.input, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(request.input, problem: FileText.systemProblem) }
    defer { if request.input != "-" { close(descriptor) } }
    do {
      var reader = try CSVReader {
        try FileText.readPiece(
          descriptor, request.input, size: 256 << 10, isCancelled: isCancelled)
      }
      return try run(request, &reader, isCancelled)
    } catch let problem as CSVProblem {
      if problem == .unreadable, isCancelled() { throw .interrupted }
      throw .table(file: request.input, problem)
    } catch let problem as DeskProblem {
      throw problem
    } catch {
      throw .file(request.input, problem: "the work stopped for an unknown reason")
    }
  }

  private func run(
    _ request: BatchRequest, _ reader: inout CSVReader, _ isCancelled: () -> Bool
  ) throws -> BatchReport {
    let columns = ColumnMap.assay(catalogue).bound(to: reader.header)
    let required = catalogue.fields.filter { $0.isRequired && columns.missing.contains($0.id) }
    guard required.isEmpty else {
      throw DeskProblem.missingColumns(lender: "assay", required.map(\.id))
    }
    var valued: [(row: Int, id: String?, recovery: Recovery)] = []
    var rejects: [UInt8] = []
    CSVWriter.append(["row", "field", "problem"].map { .text($0) }, to: &rejects)
    var (row, rejected) = (0, 0)
    while let record = try reader.next() {
      if row.isMultiple(of: 512), isCancelled() { throw DeskProblem.interrupted }
      if record.isBlank, reader.header.count > 1 { continue }
      row += 1
      do {
        guard record.count == reader.header.count else {
          throw FieldProblems([
            FieldProblem(
              field: "",
              kind: .contradiction(
                "has \(record.count) cells where the header has \(reader.header.count)"))
          ])
        }
        valued.append((row, columns.id(of: record), try recovery(columns.form(record))))
      } catch let error as FieldProblems {
        rejected += 1
        for problem in error.problems {
          CSVWriter.append(
            [.number(String(row)), .text(problem.field.rawValue), .text(problem.sentence)],
            to: &rejects)
        }
      }
    }
    let output = try OutputFile(request.output)
    try output.write(table(valued))
    if isCancelled() { throw DeskProblem.interrupted }
    try output.finish()
    if rejected > 0 {
      let file = try OutputFile(request.rejectsPath)
      try file.write(rejects)
      try file.finish()
    } else if request.rejects == nil, request.output != "-" {
      // What an older run rejected would be taken for this one's.
      unlink(request.rejectsPath)
    }
    return BatchReport(
      accepted: valued.count, rejected: rejected,
      rejectsFile: rejected > 0 ? request.rejectsPath : nil, unmatchedColumns: columns.unmatched,
      missingFields: columns.missing)
  }

  private func table(_ valued: [(row: Int, id: String?, recovery: Recovery)]) -> [UInt8] {
    let order = valued.indices.sorted {
      let (left, right) = (valued[$0].recovery.expectedNet, valued[$1].recovery.expectedNet)
      return (-left.amount, $0) < (-right.amount, $1)
    }
    var ranks = [Int](repeating: 0, count: valued.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank + 1 }
    var bytes: [UInt8] = []
    CSVWriter.append(Self.header.map { .text($0) }, to: &bytes)
    for (index, loan) in valued.enumerated() {
      func six(_ value: Double) -> CSVWriter.Cell { .number(Figure.fixed(value, decimals: 6)) }
      let found = loan.recovery
      CSVWriter.append(
        [
          .number(String(loan.row)), loan.id.map { .text($0) } ?? .empty, .text(found.model),
          six(found.chanceOfAny), six(found.expectedShare), six(found.low), six(found.high),
          .number(Figure.fixed(found.expectedGross.amount, decimals: 2)),
          .number(Figure.fixed(found.expectedNet.amount, decimals: 2)),
          .number(String(ranks[index])),
        ], to: &bytes)
    }
    return bytes
  }
}
