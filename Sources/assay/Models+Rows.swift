import ArgumentParser
import Desk

extension Models {
  /// Writes the rows of a training for other programs.
  struct Rows: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the rows that a training learns from and tests on, for other programs.",
      discussion: "The table holds rows of the lender's files: keep it where you keep those.")

    @Argument(help: "The kind of loan.") var product: String

    @Option(help: ArgumentHelp("The folder of the lender's files.", valueName: "folder"))
    var data: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The table.", valueName: "file.csv"))
    var output: String

    @Flag(help: "Add what the installed models say of the test rows.") var scored = false

    func run() throws {
      Interruption.watch()
      try Desk.trainingRows(
        product: product, dataFolder: data, file: output, isScored: scored)
    }
  }
}
