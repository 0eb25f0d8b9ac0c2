import ArgumentParser
import Desk
import Lending

extension Models {
  /// Moves the level and the spread of a model's chances to what own outcomes say.
  struct Recalibrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fits level and spread of a model's chances to own outcomes, or says why not.",
      discussion: """
        Without a table the kept cases with an outcome are taken. Loans of vintages that still run \
        are left out; where no month of issue is known (--issued) every ended loan counts, and early \
        ends may mislead. A change is made only where the outcomes contradict the chances by more than \
        chance, and the spread only where its own interval leaves out 1; otherwise nothing is \
        written. The new version goes into the folder of --out under the next number, with its card; \
        the old one stays, and kept cases replay with it.
        Branches without a network: each writes its sums with --export, which hold counts on a grid \
        of log-odds and no loan; head office adds them up with --sums. --epsilon adds noise for \
        differential privacy.
        """)

    @Argument(
      help: ArgumentHelp(
        "A table of loans with outcomes; - reads standard input; otherwise the kept cases.",
        valueName: "in.csv"))
    var input: String?

    @OptionGroup var words: LenderOption

    @Option(
      help: ArgumentHelp(
        "Column that tells what became of a loan; otherwise the lender's own.", valueName: "column")
    )
    var outcome: String?

    @Option(
      help: ArgumentHelp(
        "Column of the day or month of issue; otherwise the lender's own.", valueName: "column"))
    var issued: String?

    @Option(
      help: ArgumentHelp("Month up to which outcomes are known.", valueName: "month"))
    var asOf: String?

    @Option(help: ArgumentHelp("Cases opened on that day or later.", valueName: "day"))
    var since: String?

    @Option(help: "The model; otherwise the one that answered the loans.") var model: String?

    @Option(
      help: ArgumentHelp(
        "Sums of a branch to be added up; may be repeated.", valueName: "sums.json"))
    var sums: [String] = []

    @Option(
      help: ArgumentHelp("Write the sums and fit nothing.", valueName: "sums.json"))
    var export: String?

    @Option(
      help: ArgumentHelp(
        "With --export: noise for differential privacy, the smaller the more; 1 is usual.",
        valueName: "number"))
    var epsilon: Double?

    @Option(
      help: ArgumentHelp(
        "Folder of models for the new version; otherwise only the finding is told.",
        valueName: "folder"))
    var out: String?

    @Option(help: "What is screened; otherwise as the lender's table says, else installment-loan.")
    var product: String?

    @Option(help: "Cores to use; otherwise all.") var threads: Int?
    @OptionGroup var store: StoreOptions
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
      if !sums.isEmpty, input != nil || export != nil {
        throw ValidationError("--sums are added up; name no table and no --export beside them.")
      }
      if epsilon != nil, export == nil {
        throw ValidationError("--epsilon is for --export.")
      }
      if let epsilon, !(epsilon > 0 && epsilon <= 100) {
        throw ValidationError("--epsilon takes a number above 0, at most 100.")
      }
      if export != nil, out != nil {
        throw ValidationError("--export fits nothing, so there is nothing for --out.")
      }
      if input == nil, outcome != nil || issued != nil || asOf != nil {
        throw ValidationError("--outcome, --issued and --as-of are for a table.")
      }
      if input != nil, since != nil { throw ValidationError("--since is for kept cases.") }
      if out?.isEmpty ?? false { throw ValidationError("--out needs the name of a folder.") }
      guard (1...256).contains(threads ?? 1) else {
        throw ValidationError("--threads takes 1 to 256.")
      }
    }

    func run() async throws {
      Interruption.watch()
      let lender = try words.read()
      let product = self.product.map { Product(rawValue: $0) } ?? lender.product ?? .installmentLoan
      let desk = try Desk(
        DeskOptions(
          product: product, store: store.store, model: input == nil ? nil : model,
          person: store.person, room: store.room))
      let loans = MonitorRequest(
        input.map { .table($0, lender) } ?? .cases(since: since), outcome: outcome,
        issued: issued, asOf: asOf, threads: threads ?? Desk.cores)
      let request = RecalibrationRequest(
        sums.isEmpty ? .loans(loans) : .sums(sums), model: model, output: out)
      if let export {
        let note = try await desk.exportSums(
          request, to: export, epsilon: epsilon, isCancelled: { Interruption.isWanted })
        if Outputs.isStandard(export) { return }
        if json { return try Program.say(json: note) }
        return Program.say(
          "\(Figure.grouped(Double(note.loans))) loans, \(Figure.grouped(Double(note.defaults))) "
            + "defaulted, of \(note.model): sums in \(note.file)"
            + (note.epsilon.map { ", with noise (epsilon \(Figure.plain($0)))" } ?? "")
            + ". They hold no loan.")
      }
      let answer = try await desk.recalibrate(
        request, isCancelled: { Interruption.isWanted })
      if json {
        return try Program.say(
          json: RecalibrationDocument(
            model: answer.model, found: answer.found, folder: answer.folder))
      }
      Program.say(
        RecalibrationText(model: answer.model, found: answer.found, folder: answer.folder).text)
    }
  }
}

/// What was found, with the model and the new pack.
private struct RecalibrationDocument: Encodable {
  let model: String
  let found: RecalibrationReport
  let folder: String?
}
