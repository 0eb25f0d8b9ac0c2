import ArgumentParser
import Desk
import Glibc

/// Hands over to the window.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Opens the window.")

  @Argument(help: "A file to open in it.") var file: String?
  @OptionGroup var store: StoreOptions

  func run() throws {
    var words = ["assay-desktop"]
    if let folder = store.store { words += ["--store", folder] }
    if let file { words.append(file) }
    let program = "\(Desk.programFolder)/assay-desktop"
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    execv(program, &arguments)
    // Only reached where the window is not there.
    execvp("assay-desktop", &arguments)
    Program.complain("assay: assay-desktop is not installed beside this program.")
    throw ExitCode(2)
  }
}
