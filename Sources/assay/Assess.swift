import ArgumentParser
import Desk
import Lending

/// Assesses one application.
struct Assess: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Assesses one application.")

  @Argument(
    help: ArgumentHelp("The application as JSON; - reads standard input.", valueName: "file"))
  var file: String

  @OptionGroup var options: AssessOptions
  @OptionGroup var storeOptions: StoreOptions

  @Flag(help: "Keep the case in the store.")
  var save = false

  @Option(help: "Your own name for the kept case; otherwise the file's.")
  var reference: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() async throws {
    let read = try ApplicationFile(file)
    let desk = try options.desk(storeOptions, for: read.product)
    let form = try read.form(of: desk.catalogue.product)
    let (application, assessment) = try desk.assessed(form, json: json)
    var kept: CaseID?
    if save {
      kept = try await desk.file(
        form, reference: reference ?? read.reference ?? Program.name(of: file)
      ).id
      await desk.room.finish()
    }
    if json {
      try Program.say(json: AssessmentDocument(application, assessment, caseID: kept))
      return
    }
    let text = AssessmentText(
      catalogue: desk.catalogue, application: application, assessment: assessment)
    Program.say(text.summary)
    if let years = text.moneyByYear { Program.say("\n" + years) }
    Program.say("\n  Why, against the approval line (log-odds)")
    Program.say(text.reasons(most: 5))
    Program.say(text.provenance)
    if let kept { Program.say("  kept as case \(kept)") }
  }
}

extension Desk {
  /// The assessment of a form; its problems are all told at once.
  func assessed(
    _ form: ApplicationForm, json: Bool
  ) throws -> (LoanApplication, Assessment) {
    switch assess(form) {
    case .assessed(let application, let assessment): return (application, assessment)
    case .failed(let problem): throw problem
    case .problems(let problems):
      if json {
        struct Told: Encodable {
          let field: FieldID
          let problem: String
        }
        try Program.say(
          json: ["problems": problems.map { Told(field: $0.field, problem: $0.sentence) }])
        throw ExitCode(3)
      }
      throw DeskProblem.application(FieldProblems(problems))
    }
  }
}
