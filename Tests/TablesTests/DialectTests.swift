import Fuzzing
import Lending
import Tables
import Testing

private let table = "name;rate\nÄpfel € 😀;12,5\nb;0,125\n"

@Test(arguments: [TableDialect.Encoding.utf16LittleEndian, .utf16BigEndian], [true, false])
func utf16IsReadWithAndWithoutAMark(encoding: TableDialect.Encoding, isMarked: Bool) throws {
  // Enough ASCII that the zeros show without a mark, and pairs that pieces cut in two.
  let text = table + String(repeating: "plain 😀;1,5\n", count: 500)
  let units = (isMarked ? [0xFEFF] : []) + Array(text.utf16)
  let bytes = units.flatMap { unit in
    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return encoding == .utf16LittleEndian ? pair : pair.reversed()
  }
  for piece in [1, 3, 64, 1 << 16] {
    let read = try TableText(bytes, piece: piece)
    #expect(read.dialect.encoding == encoding)
    #expect(read.header == ["name", "rate"])
    #expect(read.rows[0] == ["Äpfel € 😀", "12,5"])
    #expect(read.rows.dropFirst(2).allSatisfy { $0 == ["plain 😀", "1,5"] })
    #expect(read.rows.count == 502)
  }
}

@Test func eachEncodingIsTold() throws {
  #expect(try TableText(table).dialect.encoding == .utf8)
  #expect(try TableText([0xEF, 0xBB, 0xBF] + Array(table.utf8)).dialect.encoding == .utf8)
  let western = try TableText(Array("name;rate\n".utf8) + [0xC4, 0x41, 0x80, 0x3B, 0x31, 0x0A])
  #expect(western.dialect.encoding == .windows1252)
  #expect(western.rows == [["ÄA€", "1"]])
}

@Test func cellsOfMixedEncodingsAreEachReadInTheirOwn() throws {
  let bytes = Array("a,b\né,".utf8) + [0xE9, 0x0A] + Array("€,x\n".utf8)
  #expect(try TableText(bytes, piece: 3).rows == [["é", "é"], ["€", "x"]])
}

@Test(arguments: [
  ("a;b\n1;12,5\n", "comma"), ("a;b\n1;1.234,5\n", "comma"), ("a;b\n1;0,125\n", "comma"),
  ("a;b\n1;1.234.567\n", "comma"), ("a;b\n1;12345,678\n", "comma"),
  ("a;b\n1;12.5\n", "point"), ("a;b\n1;1,234\n", "point"), ("a;b\n1;1.234\n", "comma"),
  ("a;b\n1;1,234,567\n", "point"), ("a;b\n1;1,234.5\n", "point"), ("a;b\n1;x\n", "point"),
  ("a,b\n1,\"12,5\"\n", "comma"), ("a;b\n01.02.2015;5\n", "point"),
  ("a;b\n12.5;1\n12,5;2\n", "point"),
])
func theDecimalMarkIsFoundByEvidenceOnly(text: String, mark: String) throws {
  #expect(try TableText(text).dialect.decimalMark.rawValue == mark)
}

@Test func linesOfNotesAboveTheNamesAreNoData() throws {
  let notes = "Notes offered by Prospectus (https://example.org/info)\n"
  let read = try TableText(notes + "a,b\n1,2\n")
  #expect(read.header == ["a", "b"])
  #expect(read.dialect.headerLine == 2)
  #expect(read.rows == [["1", "2"]])
  #expect(try TableText("Loans of May,,\n\n,,\na,b,c\n1,2,3\n").dialect.headerLine == 4)
}

@Test func aTableOfOneColumnAndARaggedOneKeepTheirFirstLine() throws {
  #expect(try TableText("amount\n1000\n2000\n").header == ["amount"])
  #expect(try TableText("a,b,c\n1,2,3,\n4,5,6,\n").header == ["a", "b", "c"])
  #expect(try TableText("a,\n1,2\n3,4\n").header == ["a", ""])
  #expect(try TableText("a\n1,2\n3,4\n").header == ["a"])
}

@Test(arguments: [
  "Report,2024\n", "Report,2024,,,\n", "Loans,of May\n\n", "Report,2024\nMade by,Ann\n",
])
func titlesOfTwoCellsAreNotTheNames(title: String) throws {
  let table = "id,amount,term,income,purpose\n1,2,3,4,car\n5,6,7,8,car\n"
  #expect(try TableText(title + table).header == ["id", "amount", "term", "income", "purpose"])
}

@Test func rowsOfWordsUnderTheNamesStayRows() throws {
  #expect(try TableText("name,city\nAnn,Bonn\nBen,Ulm\n").header == ["name", "city"])
  #expect(try TableText("a,b,,\nx,y,z,w\n1,2,3,4\n5,6,7,8\n").rows.count == 2)
  #expect(try TableText("Report,2024\na,b,c\n1,2,3\n4,5,6\n").header == ["a", "b", "c"])
  #expect(try TableText("a,b\nx,y,z,w\n").header == ["a", "b"])
}

@Test func aSemicolonTableWithDecimalCommasIsNotTakenForCommas() throws {
  let read = try TableText("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n")
  #expect(read.dialect.separator == UInt8(ascii: ";"))
  #expect(read.dialect.sentence == "UTF-8, semicolon-separated, decimal comma, names on line 1")
}

@Test func blanksAroundATextGoAndThoseInsideStay() throws {
  #expect(try TableText("a,b\n  new b\t,\u{A0}x y\u{A0}\n").rows == [["new b", "x y"]])
}

@Test func whatNobodyReadsSaysNothingOfTheNumbers() throws {
  let text = "ref;amount;income\n" + String(repeating: "2024.10;21,5;52.000\n", count: 5)
  var reader = try TableReader(numbers: { _ in [1, 2] }, pieces(Array(text.utf8), of: 64))
  #expect(reader.dialect.decimalMark == .comma)
  _ = try reader.nextBlock()
  let address = "ip,amount\n" + String(repeating: "192.168.100.200,12.125\n", count: 5)
  let plain = try TableReader(numbers: { _ in [1] }, pieces(Array(address.utf8), of: 64))
  #expect(plain.dialect.decimalMark == .point)
}

@Test func groupsAloneShowACommaOnlyBetweenSemicolons() throws {
  let german = try TableText("a;b\n1;52.000\n2;15.400\n")
  #expect(german.dialect.decimalMark == .comma)
  let plain = try TableText("a,b\n1,52.000\n2,15.400\n")
  #expect(plain.dialect.decimalMark == .point)
}

@Test func aLineOfNumberedNamesAboveTheNamesIsATitle() throws {
  let text = """
    ,X1,X2,X3,Y
    ID,LIMIT_BAL,PAY_0,PAY_2,default payment next month
    1,20000,2,2,1
    2,120000,-1,2,1

    """
  // Whoever asks for columns knows their names.
  let known = ColumnMap.uci.bound
  var reader = try TableReader(
    numbers: { known($0, .point).numberColumns(uciCatalogue) }, pieces(Array(text.utf8), of: 64))
  #expect(reader.header.first == "ID")
  #expect(reader.dialect.headerLine == 2)
  #expect(try reader.nextBlock()?.count == 2)
  // A row of words that says no more of the columns than the first stays a row.
  let rows = "a,b\nx,y\n1,2\n"
  let plain = try TableReader(
    numbers: { known($0, .point).numberColumns(uciCatalogue) }, pieces(Array(rows.utf8), of: 64))
  #expect(plain.header == ["a", "b"])
}

private let uciCatalogue = FieldCatalogue(
  product: .creditCard, currency: "TWD",
  groups: [FieldGroup(id: "g", label: "", isOptional: false)],
  fields: (["credit_limit"] + FieldID.repaymentStatuses).map { id in
    Field(
      id: id, label: "", help: "", group: "g",
      kind: .number(NumberRange(unit: .count, minimum: 0, maximum: 100, decimals: 0)),
      isRequired: false, use: .scored, whenUnknown: "", change: .fixed)
  })
