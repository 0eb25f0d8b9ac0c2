internal import Glibc
internal import Tables

extension Desk {
  /// Scores a table row by row into another, in order, with memory for a few blocks only.
  ///
  /// - Parameters:
  ///   - progress: called after each block.
  ///   - isCancelled: asked between blocks; stopping leaves no output.
  package func batch(
    _ request: BatchRequest, progress: (BatchProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async throws(DeskProblem) -> BatchReport {
    try request.refuseClashes()
    let input = try TableInput(request, catalogue, isCancelled: isCancelled)
    let scorer = RowScorer(desk: self, rows: input.rows, request)
    let output = try OutputFile(request.output)
    let rejects = try OutputFile(request.rejectsPath)
    try output.write(request.format.head(scorer.header))
    try rejects.write(TableFormat.csv.head(RowScorer.rejectsHeader))
    var counts = (accepted: 0, rejected: 0)
    var pending: [(task: Task<RowScorer.Output, Never>, share: Double?)] = []
    let clock = ContinuousClock()
    let start = clock.now
    func finishFirst() async throws(DeskProblem) {
      let first = pending.removeFirst()
      let piece = await first.task.value
      try output.write(piece.scored)
      try rejects.write(piece.rejects)
      counts.accepted += piece.accepted
      counts.rejected += piece.rejected
      progress(
        BatchProgress(
          rows: counts.accepted + counts.rejected,
          seconds: (clock.now - start) / .seconds(1), share: first.share))
    }
    // With every core at work a few blocks more keep them busy while one is written.
    let ahead = request.threads < Self.cores ? request.threads : 2 * request.threads
    while let block = try input.nextBlock() {
      if isCancelled() { throw .interrupted }
      pending.append((Task.detached { scorer.score(block) }, input.share(of: block)))
      if pending.count >= ahead { try await finishFirst() }
    }
    while !pending.isEmpty {
      if isCancelled() { throw .interrupted }
      try await finishFirst()
    }
    if isCancelled() { throw .interrupted }
    try input.settleUnits()
    try output.finish()
    try request.finish(rejects, rejected: counts.rejected)
    return BatchReport(
      accepted: counts.accepted, rejected: counts.rejected,
      rejectsFile: counts.rejected > 0 ? request.rejectsPath : nil, input)
  }
}

extension BatchReport {
  /// - Parameter others: columns that were read though they are no fields, in lower case.
  init(
    accepted: Int, rejected: Int, rejectsFile: String?, _ input: TableInput,
    alsoRead others: Set<String> = []
  ) {
    self.init(
      accepted: accepted, rejected: rejected, rejectsFile: rejectsFile,
      unmatchedColumns: input.columns.unmatched.filter { !others.contains($0.lowercased()) },
      missingFields: input.columns.missing,
      absentColumns: input.hasOwnMap ? input.columns.absent : [], dialect: input.dialect.sentence,
      unitsRead: input.unitsRead, doubts: input.doubts, skippedNotes: input.skippedNotes,
      statusColumn: input.columns.statusName(in: input.header))
  }
}

extension Desk {
  /// Whether what is written under two names would meet in one file or stream; `-` is standard output.
  package static func outputsMeet(_ left: String, _ right: String) -> Bool {
    OutputFile.meet(left, right)
  }

  /// Takes away what a batch has half written, for a process that ends at once.
  package static func abandonOutputs() { OutputFile.abandonAll() }
}

extension BatchRequest {
  /// Three names must be three files, or one would eat another.
  func refuseClashes() throws(DeskProblem) {
    let pairs = [
      ("the output and the input", output, input),
      ("the input and the rejects", input, rejectsPath),
    ]
    for (names, left, right) in pairs where OutputFile.areSame(left, right) {
      throw .file(left, problem: "\(names) are the same file; choose another name")
    }
    // A command says so itself where both names are its user's.
    guard !OutputFile.meet(output, rejectsPath) else {
      throw .file(
        output, problem: "the output and the rejects run into each other; choose another name")
    }
    for written in [output, rejectsPath] {
      if input == "-", OutputFile.isInput(written) {
        throw .file(written, problem: "is what is being read; choose another name")
      }
      if let map = lender.mapFile, OutputFile.areSame(written, map) {
        throw .file(written, problem: "is the column map; choose another name")
      }
    }
  }

  /// Leaves the rejects where there are any or where they were asked for by name; an older run's, which
  /// would be taken for this one's, goes.
  func finish(_ rejects: OutputFile, rejected: Int) throws(DeskProblem) {
    if rejected > 0 || self.rejects != nil {
      try rejects.finish()
    } else {
      rejects.discard()
      if OutputFile.begins(rejectsPath, with: TableFormat.csv.head(RowScorer.rejectsHeader)) {
        unlink(rejectsPath)
      }
    }
  }

  /// Where rejected rows go: as asked, else beside the output.
  var rejectsPath: String {
    if let rejects { return rejects }
    if output == "-" || OutputFile.isSpecial(output) { return "assay-rejects.csv" }
    let ending = [".csv", ".jsonl", ".ndjson"].first { output.hasSuffix($0) } ?? ""
    return output.dropLast(ending.count) + ".rejects.csv"
  }
}
