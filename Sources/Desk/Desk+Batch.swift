internal import Glibc
internal import Lending
internal import Tables

extension Desk {
  private static let rowsAtOnce = 512
  private static let bytesAtOnce = 4 << 20

  /// Scores a table row by row into another, in order, with memory for a few pieces only.
  ///
  /// - Parameters:
  ///   - progress: called after each piece.
  ///   - isCancelled: asked between pieces; stopping leaves no output.
  package func batch(
    _ request: BatchRequest, progress: (BatchProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async throws(DeskProblem) -> BatchReport {
    try request.refuseClashes()
    if let product = request.lender.product, product != catalogue.product {
      throw .otherProduct(product, than: catalogue.product)
    }
    let descriptor =
      request.input == "-" ? STDIN_FILENO : open(request.input, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(request.input, problem: FileText.systemProblem) }
    defer { if request.input != "-" { close(descriptor) } }
    do {
      var reader = try CSVReader {
        try FileText.readPiece(
          descriptor, request.input, size: 256 << 10, isCancelled: isCancelled)
      }
      return try await run(request, &reader, progress, isCancelled)
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
    _ request: BatchRequest, _ reader: inout CSVReader, _ progress: (BatchProgress) -> Void,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) async throws -> BatchReport {
    let columns = request.lender.columns(catalogue).bound(to: reader.header)
    let required = catalogue.fields.filter { $0.isRequired && columns.missing.contains($0.id) }
    guard required.isEmpty else {
      throw DeskProblem.missingColumns(lender: request.lender.rawValue, required.map(\.id))
    }
    let scorer = RowScorer(
      desk: self, columns: columns, width: reader.header.count, reasons: request.reasons)
    let output = try OutputFile(request.output)
    let rejects = try OutputFile(request.rejectsPath)
    var head: [UInt8] = []
    CSVWriter.append(scorer.header, to: &head)
    try output.write(head)
    var rejectsHead: [UInt8] = []
    CSVWriter.append(RowScorer.rejectsHeader.map { .text($0) }, to: &rejectsHead)
    try rejects.write(rejectsHead)
    var counts = (accepted: 0, rejected: 0)
    var row = 0
    var pending: [Task<RowScorer.Output, Never>] = []
    let clock = ContinuousClock()
    let start = clock.now
    func finishFirst() async throws {
      let piece = await pending.removeFirst().value
      try output.write(piece.scored)
      try rejects.write(piece.rejects)
      counts.accepted += piece.accepted
      counts.rejected += piece.rejected
      let elapsed = (clock.now - start) / .seconds(1)
      progress(BatchProgress(rows: counts.accepted + counts.rejected, seconds: elapsed))
    }
    while let piece = try Self.nextPiece(&reader, &row) {
      if isCancelled() { throw DeskProblem.interrupted }
      pending.append(Task.detached { scorer.score(piece) })
      if pending.count > request.threads { try await finishFirst() }
    }
    while !pending.isEmpty {
      if isCancelled() { throw DeskProblem.interrupted }
      try await finishFirst()
    }
    if isCancelled() { throw DeskProblem.interrupted }
    try output.finish()
    if counts.rejected > 0 {
      try rejects.finish()
    } else {
      rejects.discard()
      // What an older run rejected would be taken for this one's.
      if request.rejects == nil, request.output != "-" { unlink(request.rejectsPath) }
    }
    return BatchReport(
      accepted: counts.accepted, rejected: counts.rejected,
      rejectsFile: counts.rejected > 0 ? request.rejectsPath : nil,
      unmatchedColumns: columns.unmatched, missingFields: columns.missing)
  }

  /// The next rows with their numbers, nil at the end; empty lines are no rows.
  private static func nextPiece(
    _ reader: inout CSVReader, _ row: inout Int
  ) throws(CSVProblem) -> [(row: Int, record: CSVRecord)]? {
    var piece: [(row: Int, record: CSVRecord)] = []
    var size = 0
    while piece.count < rowsAtOnce, size < bytesAtOnce, let record = try reader.next() {
      size += record.size
      if record.isBlank, reader.header.count > 1 { continue }
      row += 1
      piece.append((row, record))
    }
    return piece.isEmpty ? nil : piece
  }
}

extension Desk {
  /// Takes away what a batch has half written, for a process that ends at once.
  package static func abandonOutputs() { OutputFile.abandonAll() }
}

extension BatchRequest {
  /// Three names must be three files, or one would eat another.
  func refuseClashes() throws(DeskProblem) {
    let pairs = [
      ("the output and the input", output, input),
      ("the output and the rejects", output, rejectsPath),
      ("the input and the rejects", input, rejectsPath),
    ]
    for (names, left, right) in pairs where OutputFile.areSame(left, right) {
      throw .file(left, problem: "\(names) are the same file; choose another name")
    }
  }

  /// Where rejected rows go: as asked, else beside the output.
  var rejectsPath: String {
    if let rejects { return rejects }
    if output == "-" || OutputFile.isSpecial(output) { return "assay-rejects.csv" }
    return (output.hasSuffix(".csv") ? String(output.dropLast(4)) : output) + ".rejects.csv"
  }
}
