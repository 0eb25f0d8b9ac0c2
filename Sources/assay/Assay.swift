import ArgumentParser
import Glibc

/// The command line: the same core as the window.
struct Assay: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract:
      "Screens consumer loans on this machine: chance of default, reasons, limit, decision.",
    discussion: """
      Start with `assay demo`. Results go to standard output, messages to standard error.
      Exit codes: 0 done, 1 done with rejected rows or alerts, 2 wrong usage, 3 input refused, 4 store \
      locked, damaged or not writable, 5 model pack refused, 6 not permitted or wrong password, 7 stopped.
      """,
    version: Program.version,
    subcommands: [
      Demo.self, Fields.self, Assess.self, Explain.self, Offer.self, Batch.self, Recover.self,
      Portfolios.self, Cases.self, Store.self, Accounts.self, Models.self, Policies.self,
      ReportCommand.self, Monitor.self,
      Open.self,
    ])

  /// Runs the command and ends the process with the exit codes of the house.
  static func main() async {
    // A file-size limit then fails a write, which is told, instead of ending the program.
    signal(SIGXFSZ, SIG_IGN)
    // So does a pipe whose reader has gone.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot(Arguments.readable(Array(CommandLine.arguments.dropFirst())))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Program.end(with: error)
    }
  }
}
