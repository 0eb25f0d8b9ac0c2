import ArgumentParser
import Desk
import Lending

/// The model packs.
struct Models: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Lists, shows, verifies, compares, trains and recalibrates model packs.",
    subcommands: [
      List.self, Show.self, Verify.self, Compare.self, Returns.self, Train.self, Recalibrate.self,
      Rows.self,
    ],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the packs of this installation.")
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
      var packs: [InstalledModel] = []
      var firstProblem: DeskProblem?
      for folder in try Desk.packFolders() {
        do {
          packs.append(try Desk.installedPack(folder: folder))
        } catch {
          Program.complain("assay: \(error.sentence)")
          firstProblem = firstProblem ?? error
        }
      }
      try show(packs)
      if firstProblem != nil { throw ExitCode(5) }
    }

    private func show(_ packs: [InstalledModel]) throws {
      if json { return Program.say("[\(packs.map(\.manifest).joined(separator: ",\n"))]") }
      var table = TextTable([.left, .left, .left])
      table.add(["Model", "Digest", "What it is"])
      for pack in packs {
        table.add([
          pack.name.description, String(pack.digest.prefix(12)), pack.title,
        ])
      }
      Program.say(table.text)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the model card of a pack.")
    @Argument(help: "Name of the model.") var name = "installment-loan-borrower"
    @Flag(help: "Print the manifest with the whole evaluation as JSON.") var json = false

    func run() throws {
      let pack = try Desk.pack(named: name)
      if json { Program.say(pack.document) } else { Program.say(pack.card) }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks every file of the packs and scores their golden rows again.")
    @Argument(
      help: ArgumentHelp(
        "Folders of packs, or names of installed ones; otherwise all that are installed.",
        valueName: "folder|name"))
    var packs: [String] = []

    func validate() throws {
      if packs.contains("") { throw ValidationError("A pack needs its folder or its name.") }
    }

    func run() throws {
      Interruption.watch()
      var firstProblem: DeskProblem?
      for text in try packs.isEmpty ? Desk.packFolders() : packs {
        do {
          let pack =
            try packs.isEmpty ? Desk.installedPack(folder: text) : Desk.pack(folderOrName: text)
          Program.say("\(pack.name): whole, \(pack.goldenRows) golden rows reproduced")
        } catch {
          Program.complain("assay: \(error.sentence)")
          firstProblem = firstProblem ?? error
        }
      }
      if firstProblem != nil { throw ExitCode(5) }
    }
  }
}
