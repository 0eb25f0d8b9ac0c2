import Foundation
import Fuzzing
import Lending
import Tables
import Testing

/// Reads every file of a folder with Python's csv module and writes rows as JSON beside it.
private let script = """
  import csv, json, os, sys
  csv.field_size_limit(1 << 30)
  folder = sys.argv[1]
  for name in sorted(os.listdir(folder)):
      if not name.endswith('.csv'):
          continue
      separator = open(os.path.join(folder, name + '.sep')).read()
      with open(os.path.join(folder, name), newline='', encoding='utf-8') as file:
          rows = [row for row in csv.reader(file, delimiter=separator)]
      with open(os.path.join(folder, name + '.json'), 'w', encoding='utf-8') as file:
          json.dump(rows, file)
  """

/// A nasty table: quotes where they belong and where not, every line end, blanks, long cells.
private func nasty(_ generator: inout SeededDraws) -> (text: String, separator: String) {
  let separator = [",", ";", "\t", "|"][generator.index(below: 4)]
  let ends = [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]][generator.index(below: 4)]
  let width = 2 + generator.index(below: 90)
  let atoms = [
    "", "1", "12.5", "x", "a b", "é", "😀", " ", "  y ", "0", "''", "\\", "\\n", "\u{0}", "5\" pipe",
    "a\"b\"c", "\u{A0}", ",", ";", "\t", "|",
  ]
  func cell() -> String {
    let atom = atoms[generator.index(below: atoms.count)]
    switch generator.index(below: 6) {
    case 0:
      let inside = (0..<generator.index(below: 4)).map { _ in
        (["\"\"", "\n", "\r\n", "\r", ",", ";", "|", "\t"] + atoms.filter { !$0.contains("\"") })[
          generator.index(below: 8 + atoms.count - 2)]
      }
      // Now and then something follows the closing quote; after several lines that is an open quote,
      // which is told and not read as Python reads it.
      let isOneLine = inside.allSatisfy { !$0.contains(where: \.isNewline) }
      let hasTail = generator.index(below: 8) == 0 && isOneLine
      return "\"" + inside.joined() + "\"" + (hasTail ? "tail\"x" : "")
    case 1:
      return String(repeating: "long \(atom.filter { $0 != "\"" })", count: 20)
        .replacing(separator, with: "")
    default: return atom == separator ? "" : atom
    }
  }
  // Names without marks, so that both readers agree on where the data start.
  var text = (0..<width).map { "name \($0)" }.joined(separator: separator)
  for _ in 0..<generator.index(below: 30) {
    text += ends[generator.index(below: ends.count)]
    let cells = generator.index(below: 10) == 0 ? 1 + generator.index(below: width) : width
    text += (0..<cells).map { _ in cell() }.joined(separator: separator)
  }
  return (generator.index(below: 2) == 0 ? text : text + ends[0], separator)
}

@Test func fiveHundredNastyFilesAreReadAsPythonReadsThem() throws {
  let python = "/usr/bin/env"
  let folder = FileManager.default.temporaryDirectory.appending(path: "nasty-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  var generator = SeededDraws(seed: 20)
  for file in 0..<500 {
    let made = nasty(&generator)
    try Data(made.text.utf8).write(to: folder.appending(path: "\(file).csv"))
    try Data(made.separator.utf8).write(to: folder.appending(path: "\(file).csv.sep"))
  }
  let process = Process()
  process.executableURL = URL(filePath: python)
  process.arguments = ["python3", "-c", script, folder.path()]
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus != 127 else {
    print("python3 is not here, so its csv module is not compared with ours")
    return
  }
  try #require(process.terminationStatus == 0)
  var rows = 0
  for file in 0..<500 {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(file).csv")))
    let json = try Data(contentsOf: folder.appending(path: "\(file).csv.json"))
    let theirs = try #require(JSONSerialization.jsonObject(with: json) as? [[String]])
    let ours = try TableText(bytes, piece: 1 + file * 7)
    let read = [ours.header] + ours.rows
    // An empty line is no cell there and one empty cell here; blanks around a cell go here.
    let expected = theirs.map { row in
      row.isEmpty ? [""] : row.map { CellTexts.text(Array($0.utf8)) }
    }
    #expect(read == expected, "file \(file)")
    rows += read.count
  }
  #expect(rows > 3000)
}
