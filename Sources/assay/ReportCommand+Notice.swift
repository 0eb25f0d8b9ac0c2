import ArgumentParser
import Desk
import Lending
import Reports

extension ReportCommand {
  struct Notice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the notice of adverse action of a declined case.",
      discussion: """
        The text is that of the jurisdiction; the reasons are the rules that declined and the fields \
        that moved the case furthest against the approval line, at most four. Read the letter before \
        it goes out: what the law asks of a lender depends on the lender.
        """)

    @Argument(help: "Id or reference of the case.") var id: String
    @OptionGroup var pages: PagesOption
    @OptionGroup var particulars: NoticeOptions
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let found = try await room.reported(room.meant(by: id))
      let catalogue = try Desk.catalogue(of: found.creditCase.form.product)
      let text = try Desk.noticeText(particulars.text)
      let report: Report
      do {
        report = try AdverseActionNotice(
          text: try NoticeText(text), creditCase: found.creditCase, catalogue: catalogue,
          checkpoint: found.checkpoint, particulars: particulars.particulars
        ).report()
      } catch let problem as NoticeProblem {
        throw ReportRefusal.told(.notice(problem))
      } catch let problem as ReportProblem {
        throw ReportRefusal.told(problem)
      }
      try pages.write(report)
    }
  }
}

/// What only the lender knows of a notice.
struct NoticeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The text of the notice: a jurisdiction's by name, or a file of your own.",
      valueName: "name|file.txt"))
  var text = "us-regulation-b-1"

  @Option(help: "The lender's name.") var creditor: String?
  @Option(help: "The lender's address.") var creditorAddress: String?
  @Option(help: "The lender's telephone number.") var creditorPhone: String?
  @Option(help: "The federal agency that supervises the lender, with its address.")
  var agency: String?
  @Option(help: "The applicant's name.") var applicant: String?
  @Option(help: "The applicant's address.") var applicantAddress: String?
  @Option(help: "The day of the notice, 2026-11-21; otherwise that of the decision.")
  var date: String?
  @Option(help: "Your own reason in place of the model's; up to four times.")
  var reason: [String] = []
  @Option(help: "The consumer reporting agency.") var bureau: String?
  @Option(help: "Its address.") var bureauAddress: String?
  @Option(help: "Its toll-free telephone number.") var bureauPhone: String?
  @Option(help: "The day of the credit score.") var scoreDate: String?
  @Option(help: "A key factor that the agency named for the score; up to five times.")
  var scoreFactor: [String] = []
  @Flag(help: "No consumer report was used.") var noReport = false

  func validate() throws {
    for (name, day) in [("--date", date), ("--score-date", scoreDate)] {
      if let day, !CalendarDay.isDay(day) {
        throw ValidationError("\(name) takes a day such as 2026-11-21.")
      }
    }
  }

  var particulars: AdverseActionNotice.Particulars {
    var given = AdverseActionNotice.Particulars()
    let words: [(NoticeWord, String?)] = [
      (.creditorName, creditor), (.creditorAddress, creditorAddress),
      (.creditorPhone, creditorPhone), (.agency, agency), (.applicantName, applicant),
      (.applicantAddress, applicantAddress), (.date, date), (.bureauName, bureau),
      (.bureauAddress, bureauAddress), (.bureauPhone, bureauPhone), (.scoreDate, scoreDate),
    ]
    for (word, text) in words { given.words[word] = text }
    given.reasons = reason
    given.scoreFactors = scoreFactor
    given.usedNoReport = noReport
    return given
  }
}
