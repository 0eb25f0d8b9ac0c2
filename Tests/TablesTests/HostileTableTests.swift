import Foundation
import Fuzzing
import Lending
import Tables
import Testing

/// Peak memory of this process in bytes.
private func peakMemory() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
  return (Int(line.split(separator: " ").dropFirst().first ?? "") ?? 0) << 10
}

/// A source that gives the same piece so many times.
private func endless(_ first: String, _ piece: String, times: Int) -> () -> [UInt8] {
  var given = -1
  let bytes = Array(piece.utf8)
  return {
    given += 1
    return given == 0 ? Array(first.utf8) : given <= times ? bytes : []
  }
}

private func readAll(_ source: @escaping () -> [UInt8]) throws -> Int {
  var reader = try TableReader(source)
  var rows = 0
  while let block = try reader.nextBlock() { rows += block.count }
  return rows
}

@Test func aLineOfAGigabyteIsRefusedBeforeItFillsTheMemory() {
  let before = peakMemory()
  let piece = String(repeating: "x", count: 1 << 20)
  for first in ["a,b\n1,2\n", "a,b\n1,2\n\"", "x"] {
    let line = first == "x" ? 1 : 3
    let problem = CSVProblem.recordTooLong(line: line, hasQuote: first.contains("\""))
    #expect(throws: problem) {
      try readAll(endless(first, piece, times: 1024))
    }
  }
  #expect(peakMemory() - before < 64 << 20)
}

@Test func aRowBelowLinesOfNothingHasItsLine() throws {
  let text = "a,b\n1,2\n" + String(repeating: "\n", count: 700_000) + "\r\n \n\"3\n"
  for piece in [1 << 16, 1 << 20] {
    var reader = try TableReader(pieces(Array(text.utf8), of: piece))
    var open: Int?
    while let block = try reader.nextBlock() {
      var cells = RecordCells(block)
      for index in 0..<block.count {
        cells.scan(index)
        open = cells.openQuoteLine ?? open
      }
    }
    #expect(open == 700_005)
  }
}

@Test func aMillionColumnsAreRefusedWithTheirLine() throws {
  let before = peakMemory()
  let names = (0..<1_000_000).map { "c\($0)" }.joined(separator: ",")
  #expect(throws: CSVProblem.recordTooLong(line: 1, hasQuote: false)) {
    try TableText(names + "\n1\n", piece: 1 << 16)
  }
  // Without names there is nothing to read either.
  #expect(throws: CSVProblem.empty) {
    try TableText(String(repeating: ",", count: 1_000_000) + "\n", piece: 1 << 16)
  }
  // As a row under good names they are one bad row.
  let wide = "a,b\n" + String(repeating: ",", count: 1_000_000) + "\n1,2\n"
  let read = try TableText(wide, piece: 1 << 16)
  #expect(read.rows.map(\.count) == [1_000_001, 2])
  #expect(peakMemory() - before < 512 << 20)
}

@Test func memoryDoesNotGrowWithTheTable() throws {
  let row = "1,\"" + String(repeating: "2,3\n", count: 250) + "\"\n"
  let before = peakMemory()
  let rows = try readAll(endless("a,b\n", String(repeating: row, count: 1000), times: 700))
  #expect(rows == 700_000)
  // The table has 700 MB; the tests that run beside this one need their share as well.
  #expect(peakMemory() - before < 300 << 20)
}

@Test func zerosAreNoTextInNamesAndStayInCells() throws {
  #expect(throws: CSVProblem.notText) { try TableText("a\u{0},b\n1,2\n") }
  #expect(throws: CSVProblem.notText) {
    try TableText([UInt8](repeating: 0, count: 10_000), piece: 999)
  }
  #expect(try TableText("a,b\n1\u{0},2\n").rows == [["1\u{0}", "2"]])
}

@Test func openQuotesAreToldWithTheLineOnWhichTheyOpen() {
  #expect(throws: CSVProblem.quoteLeftOpen(line: 5)) {
    try TableText("a,b\n1,\"2\n2\n\"\n\"3,4\n5,6\n7,8", piece: 3)
  }
  #expect(throws: CSVProblem.quoteLeftOpen(line: 1)) { try TableText("\"a,b\n1,2\n") }
  #expect(throws: CSVProblem.quoteLeftOpen(line: 2)) { try TableText("a,b\n1,\"2\"\"") }
}

@Test func aQuoteThatNothingClosesWithinTheLongestRowCostsItsOwnRow() throws {
  let rows = String(repeating: "1,2\n", count: TableReader.longestRecord / 2)
  // One cell of a whole row's length, closed or not, is as far away as the end of the table.
  for end in ["", "3,4\"\n", "3,4\"x\n", "3,\"4\"\n"] {
    for piece in [1 << 16, 999_983, 1 << 23] {
      let bytes = Array(("a,b\n\"0,0\n" + rows + end).utf8)
      var reader = try TableReader(pieces(bytes, of: piece))
      var (count, open) = (0, [Int]())
      while let block = try reader.nextBlock() {
        var cells = RecordCells(block)
        for index in 0..<block.count {
          cells.scan(index)
          open += cells.openQuoteLine.map { [$0] } ?? []
        }
        count += block.count
      }
      #expect(count == TableReader.longestRecord / 2 + (end.isEmpty ? 1 : 2), "\(end) \(piece)")
      #expect(open == [2])
    }
  }
}

@Test func emptyTablesAndTablesWithoutRowsAreToldApart() throws {
  for text in ["", "\n", "\n\n \n", "\u{FEFF}", ",,,\n", "\"\"\n"] {
    #expect(throws: CSVProblem.empty, "\(text)") { try TableText(text) }
  }
  let read = try TableText("a,b\n")
  #expect(read.header == ["a", "b"] && read.rows.isEmpty)
}

@Test func aRowThatIsTooLongIsToldWithTheLimitAndAQuoteOnlyWhereThereIsOne() {
  let plain = CSVProblem.recordTooLong(line: 1, hasQuote: false).sentence
  #expect(plain.contains("longer than 1 MiB, the most that a row may have"))
  #expect(!plain.contains("quote"))
  #expect(
    CSVProblem.recordTooLong(line: 1, hasQuote: true).sentence.contains("is a quote missing?"))
}

@Test func onlyColumnsThatAreReadMustHaveANameOfTheirOwn() {
  let map = ColumnMap(
    name: "own", product: .installmentLoan, idColumns: ["id"],
    rules: [.init(.interestRate, [["rate"]], .plain)])
  func repeated(_ names: String...) -> [Int] {
    map.bound(to: names).repeated.map { [$0.first, $0.second] } ?? []
  }
  #expect(repeated("note", "rate", "note", "", "", "id") == [])
  // Names that differ in their case only are the same name.
  #expect(repeated("note", "Rate", "note", "rate") == [1, 3])
  #expect(repeated("id", "rate", "ID") == [0, 2])
}

@Test func aSourceThatFailsIsToldAndNotTakenForTheEnd() {
  struct Fault: Error {}
  var given = 0
  #expect(throws: CSVProblem.unreadable) {
    var reader = try TableReader {
      given += 1
      if given > 6 { throw Fault() }
      return Array((given == 1 ? "a,b\n" : String(repeating: "1,2\n", count: 20_000)).utf8)
    }
    while try reader.nextBlock() != nil {}
  }
}
