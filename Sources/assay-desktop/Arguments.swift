/// What the program was started with: `assay-desktop [--store DIR] [FILE]`.
struct Arguments {
  private(set) var store: String?
  /// An application to put into the form.
  private(set) var file: String?

  init(_ words: some Sequence<String>) throws(ArgumentProblem) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      switch word {
      case "--store":
        guard let folder = rest.popFirst() else { throw ArgumentProblem("--store needs a folder") }
        store = folder
      case _ where word.hasPrefix("--store="): store = String(word.dropFirst("--store=".count))
      case _ where word.hasPrefix("-"): throw ArgumentProblem("\(word) is not known")
      default:
        guard file == nil else { throw ArgumentProblem("one file at a time") }
        file = word
      }
    }
  }
}

/// A way of starting the program that is not understood.
struct ArgumentProblem: Error {
  let sentence: String

  init(_ problem: String) {
    sentence = "\(problem). Start it with: assay-desktop [--store DIR] [FILE]"
  }
}
