import Tables
import Testing

@Test(arguments: [1, 2, 3, 7, 1000])
func quotesNeverShiftAColumn(piece: Int) throws {
  let table = try TableText("a,b,c\r\n1,\"x, \"\"y\"\"\nz\",3\r\n\"\",,\"q\"", piece: piece)
  #expect(table.header == ["a", "b", "c"])
  #expect(table.rows == [["1", "x, \"y\"\nz", "3"], ["", "", "q"]])
}

@Test(arguments: [";", "\t", "|", ","])
func theSeparatorIsFound(separator: String) throws {
  let text = ["a", "b", "c"].joined(separator: separator) + "\n" + "1\(separator)2\(separator)3\n"
  #expect(try TableText(text).rows == [["1", "2", "3"]])
}

@Test func lineEndsOfEveryKindEndARow() throws {
  #expect(try TableText("a,b\r1,2\r3,4").rows == [["1", "2"], ["3", "4"]])
  #expect(try TableText("a,b\n1,2\n\n3,4\n").rows == [["1", "2"], [""], ["3", "4"]])
}

@Test func aByteOrderMarkIsNoPartOfTheFirstName() throws {
  #expect(
    try TableText([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2".utf8), piece: 2).header == ["a", "b"])
}

@Test func aSecondByteOrderMarkIsNoPartOfTheFirstNameEither() throws {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  #expect(try TableText(mark + mark + Array("a,b\n1,2".utf8), piece: 2).header == ["a", "b"])
  let wide = ([0xFEFF, 0xFEFF] + Array("a,b\n1,2\n".utf16)).flatMap {
    [UInt8($0 & 0xFF), UInt8($0 >> 8)]
  }
  #expect(try TableText(wide, piece: 3).header == ["a", "b"])
}

@Test func westernTextIsReadWhereItIsNotUTF8() throws {
  #expect(try TableText(Array("a\n".utf8) + [0x80, 0xE9], piece: 5).rows == [["€é"]])
}

@Test func whatCannotBeReadIsSaidWithItsLine() {
  #expect(throws: CSVProblem.quoteLeftOpen(line: 3)) { try TableText("a,b\n1,2\n\"3,4\n5,6\n") }
  #expect(throws: CSVProblem.empty) { try TableText("") }
  #expect(throws: CSVProblem.endsInsideCharacter) {
    try TableText([0xFF, 0xFE, 0x61, 0x00, 0x62], piece: 2)
  }
  let endless = "a,b\n\"" + String(repeating: "x", count: TableReader.longestRecord + 10)
  #expect(throws: CSVProblem.recordTooLong(line: 2, hasQuote: true)) {
    try TableText(endless, piece: 1 << 16)
  }
}

@Test func textsThatWouldStartAFormulaAreGuardedAndNumbersAreNot() {
  var bytes: [UInt8] = []
  CSVWriter.append(
    [.text("=1+2"), .number("-12.5"), .text("a,\"b\""), .empty, .text("plain")], to: &bytes)
  #expect(String(decoding: bytes, as: UTF8.self) == "'=1+2,-12.5,\"a,\"\"b\"\"\",,plain\n")
}

@Test func aNumberWithASignIsNoFormula() {
  func written(_ text: String) -> String {
    var bytes: [UInt8] = []
    CSVWriter.append([.text(text)], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
  for number in ["-5", "+7", "-12.50", "+49170123456", "-.5"] {
    #expect(written(number) == number + "\n")
  }
  for formula in [
    "=1", "-5+1", "+7-1", "-", "+", "-.", "-1.2.3", "-5 ", "-5e3", "-a", "+cmd|' /C calc'!A0", "@5",
    "－5", "\t-5", "-5\n", "--5", "-٣",
  ] {
    #expect(written(formula).contains("'" + formula.prefix(1)), "\(formula)")
  }
}
