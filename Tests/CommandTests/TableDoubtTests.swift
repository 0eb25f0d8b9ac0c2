import Foundation
import Testing

/// What is said of a table of Lending Club that has no rate, and the rejected rows.
private func lendingClub(_ utilizations: [String]) throws -> (table: String, said: String) {
  let command = try Command()
  let rows = utilizations.map { "12000, 36 months,64000,car,\($0)\n" }.joined()
  let input = try command.write(
    "loan_amnt,term,annual_inc,purpose,revol_util\n" + rows, to: "in.csv")
  let result = try command.run(
    "batch", input, "-o", "-", "--lender", "lendingclub", "--columns", "probability_of_default",
    "--reasons", "0")
  return (result.output, result.complaint)
}

@Test func fractionsOfUtilisationWithoutARateAreReadAsFractions() throws {
  let shares = (1...12).map { 0.07 * Double($0) } + [0, 1.2]
  let fractions = try lendingClub(shares.map { String(format: "%.3f", $0) })
  let percents = try lendingClub(shares.map { String(format: "%.1f", $0 * 100) })
  #expect(fractions.table == percents.table)
  // Not one answer for all, as where nothing is known of any.
  #expect(Set(fractions.table.split(separator: "\n")).count > 4)
}

@Test func utilisationsThatMayBeEitherAreLeftUnknownAndTold() throws {
  let few = try lendingClub(["0.4", "0.9", "0"])
  #expect(few.said.contains("left unknown, as they may be percents or fractions: revol_util"))
  let unknown = try lendingClub([""])
  let rows = few.table.split(separator: "\n")
  #expect(rows[1] == unknown.table.split(separator: "\n")[1])
  // Nothing is nothing in either unit.
  #expect(rows[3] == (try lendingClub(["0.0%"])).table.split(separator: "\n")[1])
  #expect(rows[3] != rows[1])
}

@Test func aColumnOfThousandsWithPointsIsNotReadInSilence() throws {
  let command = try Command()
  let input = try command.write(
    "loan_amount,term_months,annual_income,revolving_balance\n"
      + "12000,36,61.000,1.500\n9000,36,102.500,\n8000,36,,12.000\n", to: "in.csv")
  let words = ["batch", input, "-o", command.path("out.csv")]
  let told = try command.run(words).complaint
  #expect(
    told.contains(
      "read with decimals, though they look like thousands: annual_income, revolving_balance"),
    "\(told)")
  #expect(told.contains("\"decimal\": \"comma\""))
  // Decimals that no thousands could have, and small amounts that are none of an income.
  for rows in ["12000,36,61000.000,1.500\n", "12000,36,64000,1.500\n"] {
    _ = try command.write(
      "loan_amount,term_months,annual_income,revolving_balance\n" + rows, to: "in.csv")
    let plain = try command.run(words)
    #expect(plain.code == 0)
    #expect(!plain.complaint.contains("thousands"), "\(plain.complaint)")
  }
}

@Test func aPercentOfMoneyOrPointsIsRefused() throws {
  let command = try Command()
  let input = try command.write(
    "loan_amount,term_months,annual_income,fico_score,debt_to_income\n12000%,36,64000,700,12\n"
      + "12000,36,64000 %,700,12\n12000,36,64000,70%,12\n12000,36%,64000,700,12\n"
      + "12000,36,64000,700,12%\n", to: "in.csv")
  #expect(try command.run("batch", input, "-o", command.path("out.csv")).code == 1)
  let said = "has a sign of percent and is no percentage"
  #expect(
    try command.read("out.rejects.csv") == """
      row,field,problem
      1,loan_amount,\(said)
      2,annual_income,\(said)
      3,fico_score,\(said)
      4,term_months,\(said)

      """)
}

@Test func aPercentSignIsRefusedUnderALendersNamesToo() throws {
  let command = try Command()
  let input = try command.write(
    "loan_amnt,term,annual_inc,fico_range_low,fico_range_high,mths_since_last_delinq,revol_util\n"
      + "12000, 36%,64000,700,704,3,12%\n12000, 36 months,64000,700%,704,3,12\n"
      + "12000, 36 months,64000,700,704%,3,12\n12000, 36 months,64000,700,704,3%,12\n",
    to: "in.csv")
  let result = try command.run(
    "batch", input, "-o", command.path("out.csv"), "--lender", "lendingclub")
  #expect(result.code == 1)
  let fields = try command.read("out.rejects.csv").split(separator: "\n").dropFirst().map {
    $0.split(separator: ",").prefix(2).joined(separator: " ")
  }
  #expect(
    fields == ["1 term_months", "2 fico_score", "3 fico_score", "4 months_since_delinquency"])
}

@Test func aPercentOfAMonthlyIncomeIsRefusedUnderAnOwnMap() throws {
  let command = try Command()
  let map = try command.write(
    """
    {"product":"installment-loan","columns":{"loan_amount":"loan","term_months":"term",
    "annual_income":{"column":"pay","unit":"months"},
    "debt_to_income":{"column":"dti","unit":"fraction"}}}
    """, to: "m.json")
  let input = try command.write(
    "loan,term,pay,dti\n9000,36,5000%,0.1\n9000,36,5000,10%\n", to: "in.csv")
  #expect(
    try command.run("batch", input, "-o", command.path("out.csv"), "--lender", map).code == 1)
  #expect(try command.read("out.rejects.csv").contains("\n1,annual_income,has a sign of percent"))
  #expect(try command.read("out.csv").split(separator: "\n").count == 2)
}

@Test func aDateWhereYearsAreMeantIsToldHowToBeMapped() throws {
  let command = try Command()
  var map = try command.run("fields", "installment-loan", "--map-template").output
  #expect(map.contains(#""credit_history_years": {"column": "", "until": ""}"#))
  for field in ["loan_amount", "term_months", "annual_income"] {
    map = map.replacingOccurrences(of: "\"\(field)\": \"\"", with: "\"\(field)\": \"\(field)\"")
  }
  let open = map.replacingOccurrences(
    of: #""credit_history_years": {"column": """#,
    with: #""credit_history_years": {"column": "First line""#)
  _ = try command.write(open, to: "m.json")
  let input = try command.write(
    "loan_amount,term_months,annual_income,First line,Applied\n12000,36,64000,2003-08-01,2013-08-01\n",
    to: "in.csv")
  let words = ["batch", input, "-o", command.path("out.csv"), "--lender", "m.json"]
  #expect(try command.run(words).code == 1)
  #expect(
    try command.read("out.rejects.csv").contains(
      #"1,credit_history_years,"is a date where years are meant; name the column with the later date, ""until"", in an own map""#
    ))
  _ = try command.write(
    open.replacingOccurrences(
      of: #""First line", "until": """#, with: #""First line", "until": "Applied""#),
    to: "m.json")
  #expect(try command.run(words).code == 0)
}

/// Loans of which the numbers of one column are given by the row.
private func loans(_ count: Int, _ column: String, _ number: (Int) -> String) -> String {
  "loan_amount,term_months,annual_income,\(column)\n"
    + (0..<count).map { "12000,36,52000,\(number($0))\n" }.joined()
}

@Test func aColumnOfFractionsIsFoundWhereverItBegins() throws {
  let command = try Command()
  for column in ["interest_rate", "debt_to_income", "revolving_utilization"] {
    let input = try command.write(loans(400, column) { $0 < 300 ? "" : "0.135" }, to: "late.csv")
    let told = try command.run("batch", input, "-o", command.path("late.out.csv"), "--quiet")
    #expect(told.code == 3, "\(column): \(told.complaint)")
    #expect(told.complaint.contains(column))
    #expect(throws: (any Error).self) { try command.read("late.out.csv") }
  }
}

@Test func aRateThatIsAFractionAmongPercentsCostsItsRowInEveryTable() throws {
  let command = try Command()
  let rates = ["13.5", "0.135", "0.5%", "\"0.5 %\"", "", "1", "0.999"]
  let mixed = try command.write(
    "outstanding_principal,"
      + loans(60, "interest_rate") { rates[$0 % rates.count] }
      .split(separator: "\n").joined(separator: "\n9000,") + "\n", to: "in.csv")
  let refused = (1...60).filter { ["0.135", "0.999"].contains(rates[($0 - 1) % rates.count]) }
  for words in [
    ["batch", mixed, "-o", command.path("out.csv")],
    ["recover", mixed, "-o", command.path("out.csv")],
    ["portfolio", mixed, "--budget", "100000", "-o", command.path("out.csv")],
    ["case", "import", mixed, "--rejects", command.path("out.rejects.csv")],
  ] {
    let told = try command.run(words)
    #expect(told.code == 1, "\(words): \(told.complaint)")
    let lines = try command.read("out.rejects.csv").split(separator: "\n").dropFirst()
    #expect(lines.count == refused.count, "\(words)")
    for (line, row) in zip(lines, refused) {
      #expect(line.hasPrefix("\(row),interest_rate,\"lies between 0 and 1 where percent is meant"))
      #expect(line.contains("\"\"unit\"\": \"\"fraction\"\""))
    }
    #expect(!told.complaint.contains("numbers lie between 0 and 1"), "\(told.complaint)")
    try FileManager.default.removeItem(atPath: command.path("out.rejects.csv"))
  }
}

@Test func aTableOfOneRateThatIsAFractionIsRefusedAsTheSameFormIs() throws {
  let command = try Command()
  let input = try command.write(loans(1, "interest_rate") { _ in "0.13" }, to: "in.csv")
  let told = try command.run("batch", input, "-o", command.path("o.csv"))
  #expect(told.code == 1)
  #expect(try command.read("o.csv").split(separator: "\n").count == 1)
  #expect(!told.complaint.contains("read as percent"))
  let map = try command.write(
    #"{"product":"installment-loan","columns":{"loan_amount":"loan_amount","#
      + #""term_months":"term_months","annual_income":"annual_income","#
      + #""interest_rate":{"column":"interest_rate","unit":"percent"}}}"#, to: "m.json")
  // A unit that is said is believed.
  #expect(
    try command.run("batch", input, "-o", command.path("o.csv"), "--lender", map).code == 0)
}

@Test func aFewNumbersOfAnotherUnitAreToldWithTheirCount() throws {
  let command = try Command()
  let mixed = try command.write(
    loans(400, "revolving_utilization") { $0 < 370 ? "13.5" : "0.135" }, to: "mixed.csv")
  let told = try command.run("batch", mixed, "-o", command.path("o.csv"), "--quiet")
  #expect(told.code == 0)
  #expect(told.complaint.contains("revolving_utilization: 30 of 400 numbers lie between 0 and 1"))
  // One cent of debts on a large income is a small ratio and no fraction.
  let small = try command.write(
    loans(400, "debt_to_income") { $0 % 100 == 7 ? "0.4" : "18.5" }, to: "small.csv")
  let quiet = try command.run("batch", small, "-o", command.path("o.csv"), "--quiet")
  #expect(!quiet.complaint.contains("lie between 0 and 1"), "\(quiet.complaint)")
}

@Test func incomesThatLookLikeThousandsAreToldBesidePlainOnes() throws {
  let command = try Command()
  let rows = (0..<300).map { "12000,36,\($0 == 290 ? "52.000" : "52000")\n" }.joined()
  let input = try command.write("loan_amount,term_months,annual_income\n" + rows, to: "in.csv")
  let told = try command.run("batch", input, "-o", command.path("o.csv"), "--quiet")
  #expect(
    told.complaint.contains("annual_income: 1 of 300 incomes of a year lie below 1"),
    "\(told.complaint)")
}
