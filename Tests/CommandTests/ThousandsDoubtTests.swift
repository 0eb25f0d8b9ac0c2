import Foundation
import Testing

/// What a batch says of loans of which one column is given by the row.
private func batch(
  _ column: String, separator: String = ",", _ cells: [String]
) throws -> (command: Command, result: Command.Result) {
  let command = try Command()
  let names = ["loan_amount", "term_months", "annual_income", column]
  let rows = cells.map { ["12000", "36", "52000", $0] }
  _ = try command.write(
    ([names] + rows).map { $0.joined(separator: separator) + "\n" }.joined(), to: "in.csv")
  return (command, try command.run("batch", "in.csv", "-o", "out.csv", "--quiet"))
}

@Test(arguments: ["revolving_balance", "monthly_debt_payments"])
func groupedAndPlainMoneyInOneColumnIsToldWithItsCount(column: String) throws {
  let rows = (0..<300).map { $0 % 100 == 7 ? "1.250" : "1250" }
  let told = try batch(column, rows).result
  #expect(told.code == 0, "\(told.complaint)")
  #expect(
    told.complaint.contains(
      "\(column): 3 of 300 numbers have three digits behind a point, as thousands have, beside longer ones without it, and were read as decimals"
    ), "\(told.complaint)")
  // Three decimals throughout, and two of them, are no thousands.
  for cells in [
    ["1250.125", "250.125", "1250"], ["1250.12", "250.12", "1250"],
    ["1013.333333", "928.125", "1250"],
  ] {
    let plain = try batch(column, cells).result
    #expect(!plain.complaint.contains("thousands"), "\(plain.complaint)")
  }
}

@Test func thousandsInQuotesBesidePlainOnesAreToldWhereNothingShowsTheMark() throws {
  let told = try batch("revolving_balance", ["\"1,250\"", "1250", "2500"]).result
  #expect(
    told.complaint.contains(
      "revolving_balance: 1 of 3 numbers has three digits behind a comma, beside longer ones without it, and was read as thousands"
    ), "\(told.complaint)")
  // A million shows that the comma stands for thousands, and so does a decimal point.
  for shown in ["\"1,250,000\"", "1250.50"] {
    let plain = try batch("revolving_balance", ["\"1,250\"", "1250", shown]).result
    #expect(!plain.complaint.contains("was read as thousands"), "\(plain.complaint)")
  }
}

@Test func thousandsThatOnlyTheSemicolonSuggestsAreTold() throws {
  let told = try batch("revolving_balance", separator: ";", ["928.125", "1", "928.125"]).result
  #expect(told.code == 0)
  #expect(
    told.complaint.contains(
      "revolving_balance: 2 of 3 numbers have three digits behind a point and were read as thousands, as the cells are separated by semicolons"
    ), "\(told.complaint)")
  #expect(told.complaint.contains("\"decimal\": \"point\""), "\(told.complaint)")
  let shown = try batch("revolving_balance", separator: ";", ["928.125", "12,5"]).result
  #expect(!shown.complaint.contains("read as thousands"), "\(shown.complaint)")
  // So does one that comes after the first rows.
  let late = try batch(
    "revolving_balance", separator: ";", Array(repeating: "928.125", count: 300) + ["12,5"]
  ).result
  #expect(!late.complaint.contains("read as thousands"), "\(late.complaint)")
}

@Test func aNumberWithSeveralPointsIsRefusedWithWhatWasReadAndTheWayOut() throws {
  let (command, result) = try batch("revolving_balance", ["1.250.000", "900.50"])
  #expect(result.code == 1)
  let rejects = try command.read("out.rejects.csv")
  #expect(rejects.contains("1,revolving_balance,"))
  #expect(
    rejects.contains(
      "has several points, and a point was read as the decimal mark; write the number without them, or say \"\"decimal\"\": \"\"comma\"\" in an own map"
    ), "\(rejects)")
  #expect(!rejects.contains("decimal comma"))
}
