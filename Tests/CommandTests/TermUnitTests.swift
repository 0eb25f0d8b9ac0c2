import Testing

private func map(_ unit: String) -> String {
  #"{"product":"installment-loan","columns":{"loan_amount":"loan_amount","#
    + #""annual_income":"annual_income","term_months":{"column":"t","unit":"\#(unit)"}}}"#
}

/// What of the table is the same for the same terms, however they are written.
private func scored(_ unit: String, _ terms: [String]) throws -> String {
  let command = try Command()
  let rows = terms.map { "12000,52000,\($0)\n" }.joined()
  let input = try command.write("loan_amount,annual_income,t\n" + rows, to: "in.csv")
  let told = try command.run(
    "batch", input, "-o", "out.csv", "--lender", try command.write(map(unit), to: "m.json"))
  #expect(told.code == 0, "\(unit): \(told.complaint)")
  return try command.read("out.csv")
}

@Test func termsInDaysAndYearsAreWholeMonths() throws {
  let months = try scored("months", ["36", "36", "60", "60"])
  #expect(try scored("days", ["1095", "1096", "1825", "\"1826\""]) == months)
  #expect(try scored("years", ["3", "\" 3.0 \"", "5", "5.01"]) == months)
}

@Test func daysOfNoTermAreStillRefused() throws {
  let command = try Command()
  let input = try command.write("loan_amount,annual_income,t\n12000,52000,730\n", to: "in.csv")
  let told = try command.run(
    "batch", input, "-o", "out.csv", "--lender", try command.write(map("days"), to: "m.json"))
  #expect(told.code == 1)
  #expect(try command.read("out.rejects.csv").contains("1,term_months,"))
}
