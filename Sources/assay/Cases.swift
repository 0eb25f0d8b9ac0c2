import ArgumentParser
import Desk
import Lending

/// The case store from the command line.
struct Cases: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Keeps, shows and decides cases.",
    subcommands: [
      List.self, Show.self, New.self, AssessAgain.self, Decide.self, Confirm.self, Outcome.self,
      Note.self, Attach.self, Attachments.self, Attachment.self,
      Groups.self,
      Erase.self, Import.self, Export.self,
    ])
}

extension Cases {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the cases, the last changed first.")

    @Argument(help: "Words that the reference, the state or the id must hold.")
    var words: [String] = []

    @Flag(help: "Only cases whose time to be kept is over; see --months.") var due = false
    @Option(
      help: "Months without any change after which a case is due; otherwise as `store set` says.")
    var months: Int?

    @OptionGroup var store: StoreOptions
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
      guard (1...1200).contains(months ?? 1) else {
        throw ValidationError("--months takes 1 to 1200.")
      }
    }

    func run() async throws {
      let room = store.room
      let text = words.joined(separator: " ")
      let cases =
        try await due
        ? room.dueCases(months: months, matching: text) : room.cases(matching: text)
      await room.tellNotices()
      if json { return try Program.say(json: cases) }
      if cases.isEmpty, due {
        let months = try months ?? room.settings.monthsKept
        return Program.say("No case is untouched for \(months) months.")
      }
      if cases.isEmpty {
        return Program.say("No cases in \(room.folder). `assay assess FILE.json --save` keeps one.")
      }
      var table = TextTable([.left, .left, .right, .right, .right, .left, .left, .left])
      table.add(["Case", "Reference", "Amount", "Chance", "Score", "Band", "State", "Changed"])
      for row in cases {
        table.add([
          row.id.rawValue,
          TerminalText.line(row.reference, most: TerminalText.longestInTable),
          row.amount.map { Figure.grouped($0.amount) } ?? "",
          row.probability.map { Figure.percent($0) } ?? "", row.score.map(String.init) ?? "",
          row.band?.letter ?? "",
          row.awaitsSecondPerson
            ? "\(row.state.words), \(CaseRoom.confirmers) confirms" : row.state.words,
          String(row.changedAt.prefix(16)),
        ])
      }
      Program.say(table.text)
    }
  }

  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keeps an application as a new case, assessed.")

    @Argument(help: ArgumentHelp("The application as JSON.", valueName: "file")) var file: String
    @Option(help: "Your own name for the case.") var reference: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let read = try ApplicationFile(file)
      let desk = try store.desk(of: read.product ?? .installmentLoan)
      let form = try read.form(of: desk.catalogue.product)
      _ = try desk.assessed(form, json: false)
      let kept = try await desk.file(
        form, reference: reference ?? read.reference ?? Program.name(of: file),
        groups: read.groups)
      await desk.room.finish()
      Program.say("kept as case \(kept.id)")
    }
  }

  struct AssessAgain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "assess",
      abstract: "Assesses a kept case anew with the models and policy of today.")

    @Argument(help: "Id or reference of the case.") var id: String
    @OptionGroup var store: StoreOptions
    @OptionGroup var options: AssessOptions

    func run() async throws {
      let found = try await store.room.creditCase(store.room.meant(by: id))
      let desk = try options.desk(store, for: found.form.product)
      let kept = try await desk.room.creditCase(found.id)
      let (application, assessment) = try desk.assessed(kept.form, json: false, isNew: false)
      _ = try await desk.file(kept.form, reference: kept.reference, as: kept.id)
      await desk.room.finish()
      let text = AssessmentText(
        catalogue: desk.catalogue, application: application, assessment: assessment)
      Program.say(text.summary)
      if let evidence = text.evidence { Program.say(evidence) }
      Program.say(text.provenance)
    }
  }

  struct Decide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Records your decision on a case.")

    @Argument(help: "Id or reference of the case.") var id: String
    @Argument(help: "approve, refer or decline.") var verdict: Verdict
    @Option(help: "Your reason; required where you depart from the recommendation.") var reason = ""
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let decided = try await room.decide(room.meant(by: id), verdict, reason: reason)
      await room.finish()
      Program.say("case \(decided.id) is \(decided.state.words)")
      if let words = try room.secondPersonWords(of: decided) { Program.complain(words) }
    }
  }

  struct Confirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says, as a second person, that a decision holds, or sends it back.")

    @Argument(help: "Id or reference of the case.") var id: String
    @Flag(help: "Sends it back to whoever decided.") var back = false
    @Option(help: "Your reason; required where the case goes back.") var reason = ""
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let confirmed = try await room.confirm(room.meant(by: id), agrees: !back, reason: reason)
      await room.finish()
      Program.say("case \(confirmed.id) is \(confirmed.state.words)")
    }
  }

  struct Note: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Adds a note to a case.")

    @Argument(help: "Id or reference of the case.") var id: String
    @Argument(help: "The note.") var text: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let room = store.room
      let noted = try await room.note(room.meant(by: id), text)
      await room.finish()
      Program.say("noted on case \(noted.id)")
    }
  }
}

extension CaseRoom {
  /// The case that the words mean, after saying what the person should know of the store.
  func meant(by words: String) async throws(DeskProblem) -> CaseID {
    let id = try await caseID(meaning: words)
    await tellNotices()
    return id
  }

  /// Says what the person should know of the store, each thing once.
  func tellNotices() async {
    for notice in await notices() where Program.isNew(notice) {
      Program.complain("assay: \(notice)")
    }
  }

  /// Says what the person should know, and gives the store back.
  func finish() async {
    await tellNotices()
    await close()
  }
}

extension Verdict: ExpressibleByArgument {}

extension CaseState {
  /// As people say it.
  var words: String { self == .inReview ? "in review" : rawValue }
}
