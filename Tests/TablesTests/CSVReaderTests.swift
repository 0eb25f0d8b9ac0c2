import Tables
import Testing

/// All rows of a text that arrives in pieces of the given size.
private func rows(_ text: String, piece: Int = 7) throws -> (header: [String], rows: [[String]]) {
  try rows(Array(text.utf8), piece: piece)
}

private func rows(_ bytes: [UInt8], piece: Int) throws -> (header: [String], rows: [[String]]) {
  var rest = bytes[...]
  var reader = try CSVReader {
    defer { rest = rest.dropFirst(piece) }
    return Array(rest.prefix(piece))
  }
  var all: [[String]] = []
  while let record = try reader.next() { all.append((0..<record.count).map { record[$0] }) }
  return (reader.header, all)
}

@Test(arguments: [1, 2, 3, 7, 1000])
func quotesNeverShiftAColumn(piece: Int) throws {
  let table = try rows("a,b,c\r\n1,\"x, \"\"y\"\"\nz\",3\r\n\"\",,\"q\"", piece: piece)
  #expect(table.header == ["a", "b", "c"])
  #expect(table.rows == [["1", "x, \"y\"\nz", "3"], ["", "", "q"]])
}

@Test(arguments: [";", "\t", "|", ","])
func theSeparatorIsFound(separator: String) throws {
  let text = ["a", "b", "c"].joined(separator: separator) + "\n" + "1\(separator)2\(separator)3\n"
  #expect(try rows(text).rows == [["1", "2", "3"]])
}

@Test func lineEndsOfEveryKindEndARow() throws {
  #expect(try rows("a,b\r1,2\r3,4").rows == [["1", "2"], ["3", "4"]])
  #expect(try rows("a,b\n1,2\n\n3,4\n").rows == [["1", "2"], [""], ["3", "4"]])
}

@Test func aByteOrderMarkIsNoPartOfTheFirstName() throws {
  #expect(try rows([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2".utf8), piece: 2).header == ["a", "b"])
}

@Test func westernTextIsReadWhereItIsNotUTF8() throws {
  #expect(try rows(Array("a\n".utf8) + [0x80, 0xE9], piece: 5).rows == [["€é"]])
}

@Test func whatCannotBeReadIsSaidWithItsLine() {
  #expect(throws: CSVProblem.unclosedQuote(line: 3)) { try rows("a,b\n1,2\n\"3,4\n5,6\n") }
  #expect(throws: CSVProblem.empty) { try rows("") }
  #expect(throws: CSVProblem.utf16) { try rows([0xFF, 0xFE, 0x61, 0x00], piece: 9) }
  #expect(throws: CSVProblem.repeatedColumn(first: 1, second: 3)) { try rows("a,b,a\n1,2,3") }
  let endless = "a,b\n\"" + String(repeating: "x", count: CSVReader.longestRecord + 10)
  #expect(throws: CSVProblem.recordTooLong(line: 2, limit: CSVReader.longestRecord)) {
    try rows(endless, piece: 1 << 16)
  }
}

@Test func textsThatWouldStartAFormulaAreGuardedAndNumbersAreNot() {
  var bytes: [UInt8] = []
  CSVWriter.append(
    [.text("=1+2"), .number("-12.5"), .text("a,\"b\""), .empty, .text("plain")], to: &bytes)
  #expect(String(decoding: bytes, as: UTF8.self) == "'=1+2,-12.5,\"a,\"\"b\"\"\",,plain\n")
}
