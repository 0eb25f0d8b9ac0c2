import Foundation
import Testing

private let names = "id,loan_amount,term_months,annual_income,purpose,fico_score\n"

/// The ids of the scored rows and the text of the rejects.
private func scored(_ rows: String) throws -> (ids: [String], rejects: String) {
  let command = try Command()
  let input = try command.write(names + rows, to: "in.csv")
  let result = try command.run(
    "batch", input, "-o", command.path("out.csv"), "--columns", "id", "--reasons", "0")
  try #require(result.code < 2, "\(result.complaint)")
  let ids = try command.read("out.csv").split(separator: "\n").dropFirst().map(String.init)
  return (ids, result.code == 1 ? try command.read("out.rejects.csv") : "")
}

@Test func aQuoteLeftOpenCostsItsOwnRowAlone() throws {
  let found = try scored(
    """
    a,12000,36,64000,"car,700
    b,12000,36,64000,car,700
    c,12000,36,64000,"car",700
    d,12000,36,64000,"car",700

    """)
  #expect(found.ids == ["b", "c", "d"])
  #expect(
    found.rejects == """
      row,field,problem
      1,,opens a quote on line 2 and does not close it; close it there (reading went on with line 3)

      """)
}

@Test(arguments: ["\n", "\r\n", "\r"])
func aQuoteLeftOpenInTheLastCellIsNoText(end: String) throws {
  let rows = [
    "\"a,12000,36,64000,car,700", "b,12000,36,64000,car,\"700", "c,12000,36,64000,\"car\",700",
    "\"d\",12000,36,64000,\"car\" ,700", "",
  ]
  let found = try scored(rows.joined(separator: end))
  #expect(found.ids == ["c", "d"])
  #expect(found.rejects.split(separator: "\n").count == 3)
}

@Test func aLineEndInsideAClosedQuoteStaysPartOfItsCell() throws {
  let found = try scored(
    """
    "a
    1",12000,36,64000,"car" ,700
    "b ""x""

    2" ,12000,36,64000,car,"700"
    c"d,12000,36,64000,car,700
    "e"f,12000,36,64000,car,700

    """)
  #expect(found.rejects.isEmpty)
  #expect(found.ids.joined(separator: "|") == "\"a|1\"|\"b \"\"x\"\"|2\"|\"c\"\"d\"|ef")
}

@Test func aQuoteThatNothingClosesCostsItsOwnRowAlone() throws {
  let found = try scored(
    "a,12000,36,64000,car,700\nb,12000,36,64000,\"car,700\nc,12000,36,64000,car,700\n"
      + "d,12000,36,64000,\"car,700")
  #expect(found.ids == ["a", "c"])
  #expect(
    found.rejects.split(separator: "\n").map { $0.prefix(30) } == [
      "row,field,problem", "2,,opens a quote on line 3 and", "4,,opens a quote on line 5 and",
    ])
}

@Test func aQuoteLeftOpenAmongTheNamesRefusesTheTable() throws {
  let command = try Command()
  let input = try command.write(
    "id,\"loan_amount,term_months\na,\"12000\",36\n", to: "in.csv")
  let result = try command.run("batch", input, "-o", command.path("out.csv"))
  #expect(result.code == 3)
  #expect(result.complaint.contains("A quote that opens on line 1 is not closed"))
}
