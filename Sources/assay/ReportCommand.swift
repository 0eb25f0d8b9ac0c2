import ArgumentParser
import Desk
import Lending
import Reports

/// Pages for the file, the applicant and the reader of a model.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a case, a notice to the applicant, a model card or a portfolio as PDF.",
    discussion: """
      `assay report CASE -o memo.pdf` writes the credit memo of a kept case. -o - writes to standard \
      output.
      """,
    subcommands: [Memo.self, Notice.self, Card.self, Book.self], defaultSubcommand: Memo.self)
}

/// Where the pages go.
struct PagesOption: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("The document.", valueName: "file.pdf"))
  var output: String

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a file.") }
  }

  /// Sets the pages and writes them, all or nothing.
  func write(_ report: Report) throws {
    let laid = LaidReport(report)
    let bytes: [UInt8]
    do {
      bytes = try laid.pdf(creator: "Assay \(Program.version)")
    } catch {
      throw ReportRefusal.told(error)
    }
    try Desk.write(bytes, to: output)
    let pages = laid.pageCount == 1 ? "1 page" : "\(laid.pageCount) pages"
    if !Outputs.isStandard(output) { Program.say("\(output): \(pages)") }
  }
}

/// Says why there is no report, with the exit code of refused input.
enum ReportRefusal {
  static func told(_ problem: ReportProblem) -> ExitCode {
    Program.complain("assay: \(problem.sentence)")
    return ExitCode(3)
  }
}

extension ReportCommand {
  struct Memo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "case", abstract: "Writes the credit memo of a kept case.")

    @Argument(help: "Id or reference of the case.") var id: String
    @OptionGroup var pages: PagesOption
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let found = try await store.room.creditCase(store.room.meant(by: id))
      let desk = try store.desk(of: found.form.product)
      let reported = try await desk.reported(found.id)
      let memo = CreditMemo(
        creditCase: reported.creditCase, catalogue: desk.catalogue, replay: reported.replay,
        scores: reported.creditCase.assessed.map { desk.scoreMarks($0.assessment) },
        checkpoint: reported.checkpoint)
      let report: Report
      do {
        report = try memo.report()
      } catch {
        throw ReportRefusal.told(error)
      }
      try pages.write(report)
    }
  }

  struct Card: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "model", abstract: "Writes the card of a model with pictures of its measures.")

    @Argument(help: "Name of the model.") var name = "installment-loan-borrower"
    @OptionGroup var pages: PagesOption

    func run() throws {
      let pack = try Desk.pack(named: name)
      try pages.write(
        ModelCardReport(
          name: pack.name, title: pack.title, digest: pack.digest, card: pack.card,
          catalogue: pack.catalogue, evaluation: pack.evaluation
        ).report)
    }
  }
}

extension Desk {
  /// Scores at the ends of the interval and at the approval line.
  fileprivate func scoreMarks(_ assessment: Assessment) -> CreditMemo.ScoreMarks {
    let line = score(
      of: Probability(logOdds: assessment.explanation.cutOff), as: assessment)
    // The highest chance has the lowest score.
    guard let worst = score(of: assessment.interval.high, as: assessment),
      let best = score(of: assessment.interval.low, as: assessment), worst <= best
    else { return CreditMemo.ScoreMarks(interval: nil, line: line) }
    return CreditMemo.ScoreMarks(interval: worst...best, line: line)
  }
}
