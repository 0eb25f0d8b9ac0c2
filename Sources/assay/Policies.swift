import ArgumentParser
import Desk
import Lending

/// The policy from the command line.
struct Policies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Shows the lender's rules, changes them, and tries others.",
    discussion: """
      A policy is a file that a person can read. The one in force is that of --policy, else that \
      of the workspace (policies/PRODUCT.json in it), else the one that comes with the program.
      """,
    subcommands: [Show.self, Set.self, Try.self])

  /// A policy of recovery has treatments instead of rules, which no key and no try-out knows.
  static func refuseRecovery(_ product: String?) throws {
    guard product == Product.recovery.rawValue else { return }
    let file = (try? RecoveryPolicyReport())?.file ?? "recovery.json"
    throw ValidationError(
      "The policy of recovery has treatments and no rules. "
        + "\(RecoveryPolicyText.howToChange(file)); `assay policy show --product recovery` tells it."
    )
  }
}

extension Policies {
  /// The rules in words.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows the policy in force, each rule in words with its mark.")

    @Option(help: "The product whose policy is meant.")
    var product = Product.installmentLoan.rawValue

    @Option(help: ArgumentHelp("A policy instead of the one in force.", valueName: "file"))
    var policy: String?

    @OptionGroup var store: StoreOptions
    @Flag(help: "Print JSON, in the words of the file.") var json = false

    func run() throws {
      if product == Product.recovery.rawValue {
        let report = try RecoveryPolicyReport(file: policy)
        if json { return try Program.say(json: report, asFile: true) }
        let currency = try RecoveryDesk().catalogue.currency
        return Program.say(RecoveryPolicyText(report: report, currency: currency).text)
      }
      let desk = try Desk(
        DeskOptions(product: Product(rawValue: product), store: store.store, policy: policy))
      let report = desk.policyReport
      if json { return try Program.say(json: report, asFile: true) }
      Program.say(PolicyText(report: report, currency: desk.catalogue.currency).text)
    }
  }

  /// One rule changed.
  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes one word of the policy, and keeps the version before.",
      discussion: """
        The changed policy gets the next version and is written to -o, or as the policy of the \
        workspace, which is then in force there; the policy that comes with the program is never \
        changed. Marks are in percent where nothing else is said: 20, not 0.20. Examples:

          assay policy set probabilityCutOff 18
          assay policy set scoreFloor 560 -o strict.json
          assay policy set required fico_score,debt_to_income
          assay policy set knockOuts '[{"field": "bankruptcies", "above": 0}]'
          assay policy set stress '{"incomeFall": 10, "rateRise": 2}'
          assay policy set secondPersonFrom 25000
          assay policy set scoreFloor none
        """)

    @Argument(help: "The word of the policy, as `assay policy show` tells it.") var key: String
    @Argument(help: "What shall stand there; none takes a rule away.") var value: String

    @Option(help: "The product whose policy is meant.")
    var product = Product.installmentLoan.rawValue

    @Option(
      help: ArgumentHelp(
        "The policy that is changed; otherwise the file of -o where it exists, else the one in force.",
        valueName: "file"))
    var policy: String?

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "Where the changed policy goes; otherwise into the workspace.", valueName: "file"))
    var output: String?

    @OptionGroup var store: StoreOptions

    func validate() throws { try Policies.refuseRecovery(product) }

    func run() async throws {
      let base = policy ?? output.flatMap { Desk.isFile($0) ? $0 : nil }
      let desk = try Desk(
        DeskOptions(
          product: Product(rawValue: product), store: store.store, policy: base, room: store.room))
      let change = try await desk.setPolicy(key, to: value, output: output)
      await desk.room.finish()
      let isStandard = Outputs.isStandard(output)
      let told = isStandard ? Program.complain : Program.say
      told("\(key): \(change.meaning)")
      told("\(change.after), after \(change.before), is written to \(change.file)")
      if let kept = change.kept { told("the version before is kept in \(kept)") }
      if output != nil, !isStandard {
        told("`--policy \(change.file)` uses it; `assay policy try --policy …` shows its effect")
      }
    }
  }
}
