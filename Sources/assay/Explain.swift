import ArgumentParser
import Desk
import Lending

/// Explains one application field by field.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what every field contributes; the column adds up to the score.")

  @Argument(
    help: ArgumentHelp("The application as JSON; - reads standard input.", valueName: "file"))
  var file: String

  @OptionGroup var options: AssessOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let read = try ApplicationFile(file)
    let desk = try options.desk(for: read.product)
    let form = try read.form(of: desk.catalogue.product)
    if let explanation = try desk.challengerExplanation(form) {
      try desk.refuseFractions(in: form)
      if json { return try Program.say(json: ChallengerDocument(explanation)) }
      return Program.say(
        ChallengerText(catalogue: desk.catalogue, explanation: explanation).text)
    }
    let (application, assessment) = try desk.assessed(
      form, json: json)
    if json {
      try Program.say(json: desk.document(application, assessment))
      return
    }
    let text = AssessmentText(
      catalogue: desk.catalogue, application: application, assessment: assessment)
    Program.say(text.contributions)
    Program.say("\n  Reasons against the approval line (log-odds)")
    Program.say(text.reasons(most: 8))
    if assessment.recommendation.verdict != .approve {
      let changes = AlternativesText(catalogue: desk.catalogue).lines(
        desk.counterfactuals(to: application, assessment))
      for part in [text.principalReasons, changes] {
        Program.say("\n  " + part.joined(separator: "\n  "))
      }
    }
    if let evidence = text.evidence { Program.say(evidence) }
    Program.say(text.provenance)
  }
}
