import ArgumentParser
import Desk
import Lending

/// Seeks terms under which an application would be approved.
struct Offer: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds the nearest terms that meet the policy.",
    discussion: """
      Tries smaller amounts on the policy's grid, the other terms, lower rates, a second applicant \
      and paid-off cards, alone and two together, three where nothing less is enough. Shows at most \
      five, those that change least first.
      """)

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
    let (application, assessment) = try desk.assessed(form, json: json)
    let offers = desk.offers(instead: application, assessment)
    let asked = desk.withoutPrice(application)
    if json {
      try Program.say(json: OfferDocument(assessment, offers, asked: asked))
      return
    }
    Program.say(
      AssessmentText(
        catalogue: desk.catalogue, application: application, assessment: assessment
      ).asked)
    Program.say(AlternativesText(catalogue: desk.catalogue).offers(offers, asked: asked))
  }
}
