import ArgumentParser
import Desk
import Lending

extension TableFormat: ExpressibleByArgument {}

/// Scores a table.
struct Batch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Scores a CSV table row by row into another, with reasons.")

  @Argument(help: ArgumentHelp("The table; - reads standard input.", valueName: "in.csv"))
  var input: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The scored table; - writes standard output.", valueName: "out.csv"))
  var output: String

  @OptionGroup var words: LenderOption

  @Option(help: "How the result is written; otherwise as its name ends, .csv or .jsonl.")
  var format: TableFormat?

  @Option(
    help: ArgumentHelp(
      "Rows that cannot be scored; otherwise beside the output.", valueName: "file"))
  var rejects: String?

  @Option(help: "Reasons for each row.")
  var reasons = 3

  @Option(
    help: ArgumentHelp(
      """
      Only these columns, in this order, before the reasons; what none needs is not worked out. \
      `rules` names the rules that stand against an approval.
      """,
      valueName: "name,…"))
  var columns: String?

  @Option(help: "Cores to use; otherwise all.")
  var threads: Int?

  @Flag(help: "No progress; what the data lack is told all the same.")
  var quiet = false

  @OptionGroup var options: AssessOptions

  func validate() throws {
    guard (0...30).contains(reasons) else { throw ValidationError("--reasons takes 0 to 30.") }
    _ = try wantedColumns()
    try Outputs.refuseMeeting(output, rejects: rejects, hasReport: false)
    guard (1...256).contains(threads ?? 1) else {
      throw ValidationError("--threads takes 1 to 256.")
    }
  }

  func run() async throws {
    Interruption.watch()
    let lender = try words.read()
    let desk = try options.desk(for: lender.product)
    let request = BatchRequest(
      input: input, output: output, rejects: rejects, lender: lender, reasons: reasons,
      columns: try wantedColumns(), threads: threads ?? Desk.cores, format: format,
      protected: [desk.resources] + (options.policy.map { [$0] } ?? []))
    defer { Program.endProgress() }
    let isQuiet = quiet
    let report = try await desk.batch(
      request,
      progress: { done in
        if !isQuiet { Program.progress(text(done)) }
      }, isCancelled: { Interruption.isWanted })
    Program.endProgress()
    Program.tell(report, done: "scored", isQuiet: isQuiet)
    if report.rejected > 0 { throw ExitCode(1) }
  }

  private func wantedColumns() throws -> [BatchColumn]? {
    guard let columns else { return nil }
    let known =
      "--columns takes some of "
      + BatchColumn.allCases.map(\.rawValue).joined(separator: ", ") + ", each once"
    var wanted: [BatchColumn] = []
    for name in columns.split(separator: ",", omittingEmptySubsequences: false) {
      guard let column = BatchColumn(rawValue: String(name)) else {
        throw ValidationError(
          name.isEmpty ? "\(known)." : "\(known); no column is called \(name).")
      }
      if wanted.contains(column) { throw ValidationError("\(known); \(name) stands twice.") }
      wanted.append(column)
    }
    return wanted
  }

  private func text(_ done: BatchProgress) -> String {
    let rate = Double(done.rows) / max(done.seconds, 1e-3)
    let left = done.secondsLeft.map { ", \(text(seconds: $0)) left" } ?? ""
    return "\(Figure.grouped(Double(done.rows))) rows, \(Figure.grouped(rate)) a second\(left)"
  }

  private func text(seconds: Double) -> String {
    guard seconds < 1e6 else { return "days" }
    let whole = Int(seconds.rounded(.up))
    if whole < 100 { return "\(whole) s" }
    return whole < 6000 ? "\((whole + 30) / 60) min" : "\((whole + 1800) / 3600) h"
  }
}
