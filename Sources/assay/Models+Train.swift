import ArgumentParser
import Desk
import Lending

extension Models {
  /// Trains the packs of a product anew.
  struct Train: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Trains the packs of a product from loan files, with their model cards.",
      discussion: "The same files give the same packs, byte for byte. Learners: "
        + Desk.learners.map { "\($0.name) (\($0.title))" }.joined(separator: ", ")
        + ". Needs libxgboost, and liblinear for scorecards.")

    @Argument(help: "The kind of loan.") var product: String

    @Option(help: ArgumentHelp("The folder of the lender's files.", valueName: "folder"))
    var data: String

    @Option(
      help: ArgumentHelp("Where the packs go; otherwise this installation.", valueName: "folder"))
    var out: String?

    @Option(
      help: ArgumentHelp(
        "Learners to compare, separated by commas; otherwise all.", valueName: "names"))
    var learners: String?

    @Option(help: "Cores to use; otherwise all. The packs are the same.")
    var threads: Int?

    @Flag(help: "No progress.") var quiet = false

    @Flag(help: "Print the manifests with the whole evaluations as JSON.") var json = false

    private var named: [String] {
      learners?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    }

    func validate() throws {
      guard (1...256).contains(threads ?? 1) else {
        throw ValidationError("--threads takes 1 to 256.")
      }
      let known = Desk.learners.map(\.name)
      for name in named where !known.contains(name) {
        throw ValidationError(
          (name.allSatisfy(\.isWhitespace)
            ? "--learners names none in one place" : "There is no learner \(name)")
            + "; the learners are \(known.joined(separator: ", ")).")
      }
      if out?.isEmpty ?? false { throw ValidationError("--out needs the name of a folder.") }
    }

    func run() async throws {
      Interruption.watch()
      let isQuiet = quiet
      defer { Program.endProgress() }
      let trained = try await Desk.train(
        product: product, dataFolder: data, modelsFolder: out,
        learners: named,
        threads: threads ?? Desk.cores,
        remark: { line in
          Program.endProgress()
          Program.complain("assay: \(line)")
        },
        progress: { step, share, canStop in
          Interruption.mayEndAtOnce = canStop
          if !isQuiet { Program.progress("\(Figure.percent(share, decimals: 0))  \(step)") }
          return !Interruption.isWanted
        })
      Program.endProgress()
      if json {
        let documents = try trained.map { try Desk.pack(folder: $0.folder).document }
        return Program.say("[\(documents.joined(separator: ",\n"))]")
      }
      for pack in trained {
        Program.say("\(pack.name) in \(pack.folder)")
        var table = TextTable([.left, .left, .right, .left])
        for metric in pack.metrics {
          let range = metric.low.flatMap { low in
            metric.high.map {
              "\(Figure.fixed(low, decimals: 4)) to \(Figure.fixed($0, decimals: 4))"
            }
          }
          table.add([
            metric.name, metric.on, Figure.fixed(metric.value, decimals: 4), range ?? "",
          ])
        }
        Program.say(table.text)
      }
    }
  }
}
