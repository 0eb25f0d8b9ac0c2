import Foundation
import Lending
import Testing

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

/// A made-up table of offers with the lender's price, the same for the same seed.
private func offers(_ count: Int, regions: Bool = true, extra: [String: String] = [:]) -> String {
  var draws = SeededDraws(seed: 17)
  let names = extra.keys.sorted()
  var lines = [
    "id,loan_amount,term_months,purpose,annual_income,debt_to_income,fico_score,home_ownership,"
      + "revolving_utilization,interest_rate,grade" + (regions ? ",region" : "")
      + names.map { "," + $0 }.joined()
  ]
  for row in 1...count {
    let grade = draws.index(below: 5)
    let cells: [String] = [
      "L\(row)", "\(500 * (4 + draws.index(below: 40)))", draws.index(below: 3) == 0 ? "60" : "36",
      ["car", "credit_card", "debt_consolidation"][draws.index(below: 3)],
      "\(1000 * (35 + draws.index(below: 90)))", "\(5 + draws.index(below: 20))",
      "\(680 + draws.index(below: 130))", ["rent", "mortgage", "own"][draws.index(below: 3)],
      "\(draws.index(below: 70))", "\(7 + 3 * grade)", ["A", "B", "C", "D", "E"][grade],
    ]
    lines.append(
      (cells + (regions ? [["CA", "TX", "NY", "OH"][draws.index(below: 4)]] : [])
        + names.compactMap { extra[$0] }).joined(separator: ","))
  }
  return lines.joined(separator: "\n") + "\n"
}

private func rows(_ text: String) -> [[String]] {
  text.split(separator: "\n").dropFirst().map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

@Test func aPortfolioKeepsItsBudgetAndItsLimits() throws {
  let command = try Command()
  let table = offers(150)
  let input = try command.write(table, to: "offers.csv")
  func buy(_ output: String) throws -> Command.Result {
    try command.run(
      "portfolio", input, "--budget", "5000", "--max-share", "4", "--limit", "grade=30",
      "--limit", "state=35", "--limit", "term=60", "-o", command.path(output), "--json", "--quiet")
  }
  let told = try buy("out.csv")
  #expect(told.code == 0)
  let bought = rows(try command.read("out.csv"))
  let offered = rows(table)
  #expect(bought.count == 150)
  var (spent, shares) = (0.0, 0.0)
  var groups: [String: Double] = [:]
  for (row, offer) in zip(bought, offered) {
    let amount = try #require(Double(row[2]))
    #expect(row[1] == offer[0])
    #expect(amount <= 200 && amount <= Double(offer[1]) ?? 0)
    #expect(amount.truncatingRemainder(dividingBy: 25) == 0)
    #expect((amount > 0) == row[7].isEmpty)
    spent += amount
    shares += Double(row[3]) ?? 0
    for (kind, column) in [("grade", 10), ("state", 11), ("term", 2)] {
      groups["\(kind) \(offer[column])", default: 0] += amount
    }
  }
  #expect(spent > 2000 && spent <= 5000)
  #expect(abs(shares - 1) < 1e-4)
  for (group, amount) in groups {
    let most = group.hasPrefix("grade") ? 1500.0 : group.hasPrefix("state") ? 1750 : 3000
    #expect(amount <= most, "\(group)")
  }
  let json = try object(told.output)
  let book = try #require(json["book"] as? [String: Any])
  #expect(book["amount"] as? Double == spent)
  let loss = try #require(book["loss"] as? [String: Any])
  let expected = bought.reduce(0) { $0 + (Double($1[6]) ?? .nan) }
  #expect(abs((loss["expected"] as? Double ?? .nan) - expected) < 0.01 * Double(bought.count))
  let again = try buy("again.csv")
  #expect(again.output == told.output)
  #expect(try command.read("again.csv") == command.read("out.csv"))
}

@Test func aPortfolioIsToldInWords() throws {
  let command = try Command()
  let input = try command.write(offers(60), to: "offers.csv")
  let told = try command.run(
    "portfolio", input, "--budget", "2000", "-o", command.path("out.csv"), "--correlation", "0.1")
  #expect(told.code == 0)
  for words in [
    "Expect to lose", "What to buy", "Return a year", "In a recession", "By grade", "Not bought",
    "borrowers share 0.1",
  ] {
    #expect(told.output.contains(words), "\(words)")
  }
}

@Test func aHeldBookIsLookedAtAndNotChosen() throws {
  let command = try Command()
  let input = try command.write(offers(40, extra: ["held_amount": "75"]), to: "held.csv")
  let told = try command.run("portfolio", input, "--held", "--json", "--quiet")
  #expect(told.code == 0)
  let json = try object(told.output)
  let book = try #require(json["book"] as? [String: Any])
  #expect(abs((book["amount"] as? Double ?? 0) - 3000) < 1e-6)
  #expect(book["loans"] as? Int == 40)
  let spread = try #require(book["diversification"] as? [String: Any])
  #expect(abs((spread["effective_loans"] as? Double ?? 0) - 40) < 1e-9)
  #expect(json["choice"] == nil)
  // What the batch expects to lose of the same loans, at the amounts that are held.
  let scored = try command.run(
    "batch", input, "-o", command.path("s.csv"), "--reasons", "0", "--quiet")
  #expect(scored.code == 0)
  let amounts = rows(try command.read("held.csv")).compactMap { Double($0[1]) }
  let expected = zip(rows(try command.read("s.csv")), amounts).reduce(0) {
    $0 + (Double($1.0[9]) ?? .nan) / $1.1 * 75
  }
  let loss = try #require(book["loss"] as? [String: Any])
  #expect(abs((loss["expected"] as? Double ?? .nan) - expected) < 0.01)
  for held in ["lots", "75%", "", "1000000"] {
    let bad = try command.write(offers(3, extra: ["held_amount": held]), to: "bad.csv")
    let refused = try command.run(
      "portfolio", bad, "--held", "--quiet", "--rejects", command.path("r"))
    #expect(refused.code == 1)
    #expect(try command.read("r").contains("held_amount"))
  }
}

@Test func whatCannotBeKeptOrMeantIsRefused() throws {
  let command = try Command()
  let input = try command.write(offers(5, regions: false), to: "offers.csv")
  let blind = try command.run(
    "portfolio", input, "--budget", "500", "-o", command.path("o.csv"), "--limit", "region=20")
  #expect(blind.code == 3)
  #expect(blind.complaint.contains("region"))
  for words in [
    ["--budget", "500"], ["-o", "o.csv"], ["--held", "--budget", "500"],
    ["--budget", "500", "-o", "o.csv", "--max-share", "1"],
    ["--budget", "500", "-o", "o.csv", "--limit", "colour=20"],
    ["--budget", "500", "-o", "o.csv", "--limit", "grade=20", "--limit", "grade=30"],
    ["--budget", "500", "-o", "o.csv", "--correlation", "1"],
  ] {
    #expect(try command.run(["portfolio", input] + words).code == 2, "\(words)")
  }
}

@Test func aPortfolioOnPaperTellsTheFiguresOfTheTerminal() throws {
  let command = try Command()
  let input = try command.write(offers(60), to: "offers.csv")
  let asked = ["--budget", "3000", "--include-referred"]
  let told = try command.run(["portfolio", input, "-o", "buy.csv", "--quiet"] + asked)
  #expect(told.code == 0, "\(told.complaint)")
  let written = try command.run(["report", "portfolio", input, "-o", "book.pdf"] + asked)
  #expect(written.code == 0, "\(written.complaint)")
  #expect(written.output.hasPrefix("book.pdf: "))
  let bytes = try Data(contentsOf: URL(filePath: command.path("book.pdf")))
  #expect(bytes.starts(with: Data("%PDF".utf8)))
  let neither = try command.run("report", "portfolio", input, "-o", "book.pdf")
  #expect(neither.code == 2)
}

@Test func aPortfolioSpeaksInPlainNamesAndSaysThatItReadWhatIsHeld() throws {
  let command = try Command()
  let input = try command.write(offers(40, extra: ["held_amount": "75"]), to: "held.csv")
  let told = try command.run("portfolio", input, "--held")
  #expect(told.code == 0)
  #expect(!told.complaint.contains("held_amount"), "\(told.complaint)")
  #expect(told.output.contains("Debt consolidation") && !told.output.contains("debt_consolidation"))
  let left = try FileManager.default.contentsOfDirectory(atPath: command.folder)
  #expect(!left.contains { $0.contains("rejects") }, "\(left)")
  let beyond = try command.run("portfolio", input, "--held", "--correlation", "0.99")
  #expect(beyond.code == 2 && beyond.complaint.contains("from 0 to 0.95"))
  #expect(try command.run("portfolio", input, "--held", "--correlation", "0.95").code == 0)
  let help = try command.run("portfolio", "--help").output
  #expect(help.contains("500\u{202F}000"))
  let asked = try command.run("portfolio", input, "--budget", "500", "-o", command.path("o.csv"))
  #expect(asked.complaint.contains("held_amount"))
}

@Test func rowsOfOneIdAreOneBorrowerAndRowsWithoutAreEachTheirOwn() throws {
  let command = try Command()
  // Sixty good offers of one borrower, then sixty without an id.
  let lines = offers(60).split(separator: "\n").map(String.init)
  func table(_ id: String) -> String {
    ([lines[0]]
      + lines.dropFirst().map { line in
        id + line.drop { $0 != "," }
      }).joined(separator: "\n") + "\n"
  }
  func bought(_ text: String) throws -> (rows: [[String]], told: String) {
    let input = try command.write(text, to: "offers.csv")
    let told = try command.run(
      "portfolio", input, "--budget", "2000", "--max-share", "10", "-o", command.path("out.csv"))
    #expect(told.code == 0, "\(told.complaint)")
    return (rows(try command.read("out.csv")), told.output)
  }
  let same = try bought(table("M1"))
  #expect(same.rows.reduce(0) { $0 + (Double($1[2]) ?? 0) } == 200)
  #expect(same.rows.contains { $0[7] == "limit_name" })
  #expect(same.told.contains("1 id stands in several rows"), "\(same.told)")
  #expect(same.told.contains("the limit of one borrower is reached"))
  let own = try bought(table(""))
  #expect(own.rows.reduce(0) { $0 + (Double($1[2]) ?? 0) } > 1000)
  #expect(!own.told.contains("in several rows"))
}

@Test func aPortfolioSaysHowManyLoansArePricedAtTheRateOfThePolicy() throws {
  let command = try Command()
  // The tenth column is the rate; every third row leaves it empty.
  let lines = offers(30).split(separator: "\n").map(String.init)
  let table = lines.enumerated().map { place, line in
    guard place > 0, place.isMultiple(of: 3) else { return line }
    var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[9] = ""
    return cells.joined(separator: ",")
  }
  let input = try command.write(table.joined(separator: "\n") + "\n", to: "offers.csv")
  let told = try command.run("portfolio", input, "--held")
  #expect(
    told.output.contains(
      "10 of 30 loans have no interest_rate and are priced at the rate that the policy assumes"),
    "\(told.output)")
  let json = try object(try command.run("portfolio", input, "--held", "--json").output)
  let basis = try #require(json["basis"] as? [String: Any])
  #expect(basis["assumed_rates"] as? Int == 10 && basis["rated"] as? Int == 30)
  let all = try command.write(offers(30), to: "all.csv")
  #expect(!(try command.run("portfolio", all, "--held").output.contains("no interest_rate")))
}

@Test func aHeldBookSaysHowMuchIsHeldAndThatNothingIsToBeBought() throws {
  let command = try Command()
  let input = try command.write(offers(4, extra: ["held_amount": "75"]), to: "held.csv")
  let told = try command.run("portfolio", input, "--held", "-o", command.path("out.csv"))
  #expect(told.code == 0, "\(told.complaint)")
  #expect(told.output.contains("Held   300\u{202F}USD\n  Loans        4"), "\(told.output)")
  let lines = try command.read("out.csv").split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  #expect(lines[0].last == "held_amount" && lines[0][2] == "amount_to_buy")
  #expect(lines.dropFirst().allSatisfy { $0[2] == "0.00" && $0.last == "75.00" })
  for words in [
    ["--note", "50"], ["--max-share", "3"], ["--limit", "grade=20"], ["--hurdle", "3"],
    ["--risk-price", "5"], ["--include-referred"],
  ] {
    for command in [
      try command.run(["portfolio", input, "--held"] + words),
      try command.run(["report", "portfolio", input, "--held", "-o", "b.pdf"] + words),
    ] {
      #expect(command.code == 2 && command.complaint.contains("leave out \(words[0])"), "\(words)")
    }
  }
  let one = try command.write(offers(1), to: "one.csv")
  let single = try command.run("portfolio", one, "--held").output
  #expect(single.contains("1 loan, as spread out as") && !single.contains("1 loans"))
}

@Test func numbersBelowNothingAreAnsweredInWordsOfTheirOption() throws {
  let command = try Command()
  let input = try command.write(offers(5), to: "offers.csv")
  for (words, told) in [
    (["--budget", "-5"], "--budget takes 1 to"),
    (["--budget", "500", "--note", "-5"], "--note takes an amount"),
    (["--budget", "500", "--correlation", "-1"], "--correlation takes"),
  ] {
    let refused = try command.run(["portfolio", input, "-o", "o.csv"] + words)
    #expect(refused.code == 2 && refused.complaint.contains(told), "\(refused.complaint)")
  }
  let low = try command.run(
    "portfolio", input, "--budget", "500", "--hurdle", "-3", "-o", command.path("o.csv"))
  #expect(low.code == 0 && low.output.contains("hurdle -3"), "\(low.complaint)")
}
