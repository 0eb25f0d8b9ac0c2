import Foundation
import Testing

/// Loans of Lending Club with a rate and a utilisation each.
private func lendingClub(
  _ rows: [(rate: String, utilization: String)], _ words: [String] = []
) throws -> (table: String, said: String, code: Int32) {
  let command = try Command()
  let text = rows.map { "12000, 36 months,64000,car,\($0.rate),\($0.utilization)\n" }.joined()
  let input = try command.write(
    "loan_amnt,term,annual_inc,purpose,int_rate,revol_util\n" + text, to: "in.csv")
  let result = try command.run(
    ["batch", input, "-o", "-", "--lender", "lendingclub", "--columns"] + ["probability_of_default"]
      + ["--reasons", "0"] + words)
  return (result.output, result.complaint, result.code)
}

private let shares = (1...12).map { Double($0) * 7 }

@Test func theUnitOfUtilisationsIsThatOfTheirOwnColumn() throws {
  let usual = try lendingClub(shares.map { ("13.5%", "\($0)%") })
  // Rates in fractions beside utilisations in percent, and the other way round.
  let percents = try lendingClub(shares.map { ("0.135", "\($0)") })
  let fractions = try lendingClub(shares.map { ("13.5", String(format: "%.4f", $0 / 100)) })
  #expect(percents.table == usual.table)
  #expect(fractions.table == usual.table)
  #expect(
    percents.said.contains(
      "revol_util: read as percent, as 12 of 12 numbers of the first rows lie above 1.5"),
    "\(percents.said)")
  #expect(
    fractions.said.contains(
      "revol_util: read as fractions, as 12 of 12 numbers of the first rows lie below 1"),
    "\(fractions.said)")
}

@Test func oneRowOfAnotherRateChangesNoUtilisation() throws {
  let usual = try lendingClub(shares.map { ("13.5", "\($0)") })
  var rows = shares.map { (rate: "13.5", utilization: "\($0)") }
  rows[4].rate = "0.135"
  #expect(try lendingClub(rows).table == usual.table)
}

@Test func aSignOfPercentSettlesTheColumn() throws {
  var rows = shares.map { (rate: "0.135", utilization: String(format: "%.2f", $0 / 100)) }
  rows[0].utilization = "0.07%"
  let told = try lendingClub(rows)
  let signed = try lendingClub(rows.map { ($0.rate, $0.utilization.filter { $0 != "%" } + "%") })
  #expect(told.table == signed.table)
  #expect(
    told.said.contains("revol_util: read as percent, as some of its numbers have the sign"),
    "\(told.said)")
}

@Test func fewUtilisationsTakeTheUnitOfTheRatesAndThatIsTold() throws {
  let told = try lendingClub([("0.135", "0.4"), ("0.12", "0.9")])
  let signed = try lendingClub([("0.135", "40%"), ("0.12", "90%")])
  #expect(told.table == signed.table)
  #expect(
    told.said.contains("revol_util: read as fractions, as the rates of int_rate are"),
    "\(told.said)")
}

@Test func utilisationsOfAnotherUnitFurtherDownAreTold() throws {
  let fractions = (0..<300).map { ("13.5", $0 < 280 ? "0.4" : "5.2") }
  let told = try lendingClub(fractions, ["--quiet"])
  #expect(
    told.said.contains("revol_util: 20 of 300 numbers lie above 1.5 and were read as fractions"),
    "\(told.said)")
  let percents = (0..<300).map { ("13.5", $0 < 280 ? "62.5" : "0.4") }
  let late = try lendingClub(percents, ["--quiet"])
  #expect(
    late.said.contains(
      "revol_util: 20 of 300 numbers lie between 0 and 1 and were read as percent"),
    "\(late.said)")
}
