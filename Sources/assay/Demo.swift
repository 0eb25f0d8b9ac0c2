import ArgumentParser
import Desk
import Lending

/// Screens the bundled made-up applications.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Screens three made-up applications and prints the assessments.")

  func run() throws {
    let desk = try Desk()
    for (index, file) in try desk.demoApplications().enumerated() {
      let (form, reference) = try desk.readApplication(file)
      guard case .assessed(let application, let assessment) = desk.assess(form) else { continue }
      let text = AssessmentText(
        catalogue: desk.catalogue, application: application, assessment: assessment)
      if index > 0 { Program.say("") }
      Program.say(reference ?? file)
      Program.say(text.summary)
      if let years = text.moneyByYear { Program.say("\n" + years) }
      Program.say("\n  Why, against the approval line (log-odds)")
      Program.say(text.reasons(most: 5))
      Program.say(text.provenance)
    }
    Program.say("\nEvery number comes from a model pack or is computed from it: assay model show")
  }
}
