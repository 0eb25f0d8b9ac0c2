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

  @Flag(help: "With --json: what each amount would mean, for drawing.")
  var curves = false

  func validate() throws {
    guard json || !curves else { throw ValidationError("--curves goes with --json.") }
  }

  func run() async throws {
    let read = try ApplicationFile(file)
    let desk = try options.desk(storeOptions, for: read.product)
    let form = try read.form(of: desk.catalogue.product)
    let (application, assessment) = try desk.assessed(form, json: json)
    var kept: CaseID?
    if save {
      kept = try await desk.file(
        form, reference: reference ?? read.reference ?? Program.name(of: file),
        groups: read.groups
      ).id
      await desk.room.finish()
    }
    if json {
      try Program.say(
        json: desk.document(
          application, assessment, caseID: kept,
          curves: curves ? desk.limitCurves(application) : nil))
      return
    }
    let text = AssessmentText(
      catalogue: desk.catalogue, application: application, assessment: assessment)
    Program.say(text.summary)
    if let profit = text.profit(try desk.limitCurves(application)) { Program.say(profit) }
    if let years = text.moneyByYear { Program.say("\n" + years) }
    Program.say("\n  Why, against the approval line (log-odds)")
    Program.say(text.reasons(most: 5))
    if assessment.recommendation.verdict != .approve {
      let changes = AlternativesText(catalogue: desk.catalogue)
      Program.say("  " + changes.first(desk.counterfactuals(to: application, assessment)))
    }
    if let evidence = text.evidence { Program.say(evidence) }
    Program.say(text.provenance)
    if let kept { Program.say("  kept as case \(kept)") }
  }
}

extension Desk {
  /// An assessment with what stands beside it.
  func document(
    _ application: LoanApplication, _ assessment: Assessment, caseID: CaseID? = nil,
    curves: LimitCurves? = nil
  ) -> AssessmentDocument {
    AssessmentDocument(
      application, assessment,
      principalReasons: assessment.principalReasons(of: application, in: catalogue),
      counterfactuals: counterfactuals(to: application, assessment), caseID: caseID,
      curves: curves)
  }

  /// The assessment of a form; its problems are all told at once.
  ///
  /// - Parameter isNew: whether it comes from a file; a kept one was read before.
  func assessed(
    _ form: ApplicationForm, json: Bool, isNew: Bool = true
  ) throws -> (LoanApplication, Assessment) {
    let units = isNew ? form.unitProblems(in: catalogue) : []
    switch assess(form) {
    case .assessed(let application, let assessment):
      guard units.isEmpty else { throw try refusal(units, json: json) }
      if isNew {
        for doubt in form.unitDoubts(in: catalogue) { Program.complain("assay: \(doubt).") }
      }
      return (application, assessment)
    case .failed(let problem): throw problem
    case .problems(let problems):
      let others = units.filter { unit in !problems.contains { $0.field == unit.field } }
      throw try refusal(problems + others, json: json)
    }
  }

  /// Refuses a form with a rate that is written as a fraction.
  func refuseFractions(in form: ApplicationForm) throws(DeskProblem) {
    let units = form.unitProblems(in: catalogue)
    if !units.isEmpty { throw .application(FieldProblems(units)) }
  }

  /// Tells the problems of a form, as JSON where that is asked for.
  private func refusal(_ problems: [FieldProblem], json: Bool) throws -> any Error {
    guard json else { return DeskProblem.application(FieldProblems(problems)) }
    struct Told: Encodable {
      let field: FieldID
      let problem: String
    }
    try Program.say(
      json: ["problems": problems.map { Told(field: $0.field, problem: $0.sentence) }])
    return ExitCode(3)
  }
}
