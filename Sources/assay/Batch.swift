import ArgumentParser
import Desk
import Lending

extension Lender: ExpressibleByArgument {}

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

  @Option(help: "Whose words the columns use.")
  var lender = Lender.assay

  @Option(
    help: ArgumentHelp(
      "Rows that cannot be scored; otherwise beside the output.", valueName: "file"))
  var rejects: String?

  @Option(help: "Reasons for each row.")
  var reasons = 3

  @Option(help: "Cores to use; otherwise all.")
  var threads: Int?

  @Flag(help: "No progress.")
  var quiet = false

  @OptionGroup var options: AssessOptions

  func validate() throws {
    guard (0...30).contains(reasons) else { throw ValidationError("--reasons takes 0 to 30.") }
    guard (1...256).contains(threads ?? 1) else {
      throw ValidationError("--threads takes 1 to 256.")
    }
  }

  func run() async throws {
    Interruption.watch()
    let desk = try options.desk(for: lender.product)
    let request = BatchRequest(
      input: input, output: output, rejects: rejects, lender: lender, reasons: reasons,
      threads: threads ?? Desk.cores)
    defer { Program.endProgress() }
    let isQuiet = quiet
    let report = try await desk.batch(
      request,
      progress: { done in
        guard !isQuiet else { return }
        let rate = Double(done.rows) / max(done.seconds, 1e-3)
        Program.progress(
          "\(Figure.grouped(Double(done.rows))) rows, \(Figure.grouped(rate)) a second")
      }, isCancelled: { Interruption.isWanted })
    Program.endProgress()
    if !isQuiet { Program.complain(text(report)) }
    if report.rejected > 0 { throw ExitCode(1) }
  }

  private func text(_ report: BatchReport) -> String {
    var lines = ["\(Figure.grouped(Double(report.accepted))) rows scored"]
    if let file = report.rejectsFile {
      lines.append("\(Figure.grouped(Double(report.rejected))) rows rejected, told in \(file)")
    }
    if !report.missingFields.isEmpty {
      lines.append(
        "no column for: \(report.missingFields.map(\.rawValue).joined(separator: ", ")) (unknown)")
    }
    if !report.unmatchedColumns.isEmpty {
      lines.append("\(report.unmatchedColumns.count) columns are not inputs and were not read")
    }
    return lines.joined(separator: "\n")
  }
}
