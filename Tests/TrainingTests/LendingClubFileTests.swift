import Lending
import Scoring
import Sealing
import Tables
import Testing

@testable import Training

@Suite("Lender's files")
struct LendingClubFileTests {
  @Test("Messy formats of one loan are one application")
  func formats() throws {
    let plain = try madeUp(.dated, [MadeUpRow()]).loans[0].application
    let messy = try madeUp(
      .dated,
      [
        MadeUpRow().with([
          "term": "\u{A0}36 months", "int_rate": "13.56%", "revol_util": "51.2%",
          "issue_d": "11-Dec", "earliest_cr_line": "1994-04-01", "emp_length": "3 years",
        ])
      ]
    ).loans[0].application
    let fractions = try madeUp(
      .early, [MadeUpRow().with(["term": "36", "int_rate": "0.1356", "revol_util": "0.512"])]
    ).loans[0].application

    #expect(messy == plain)
    #expect(fractions.number(.interestRate).map { abs($0 - 13.56) < 1e-9 } == true)
    #expect(fractions.number("revolving_utilization").map { abs($0 - 51.2) < 1e-9 } == true)
    #expect(plain.number("fico_score") == 702)
    #expect(plain.number(.termMonths) == 36)
  }

  @Test("What came of a loan never changes its inputs")
  func noLeak() throws {
    let features = InstallmentInputs.all(.priced, RiskCodes(observedIn: []))
    let before = try madeUp(.dated, [MadeUpRow()]).loans[0]
    let after = try madeUp(
      .dated,
      [
        MadeUpRow().with([
          "loan_status": "Charged Off", "last_pymnt_d": "Jan-2012", "total_rec_prncp": "12",
          "recoveries": "900", "collection_recovery_fee": "90", "total_pymnt": "40",
          "last_credit_pull_d": "Feb-2019",
        ])
      ]
    ).loans[0]

    #expect(after.application == before.application)
    #expect(after.outcome == .chargedOff)
    let read = Set(features.flatMap(\.fieldsRead).map(\.rawValue))
    #expect(read.isDisjoint(with: ["region", "income_verification"]))
    for feature in features {
      #expect(
        feature.value(in: after.application).bitPattern
          == feature.value(in: before.application).bitPattern)
    }
  }

  @Test(
    "A status is an end, a loan that still runs, or no loan at all",
    arguments: [
      ("Fully Paid", LoanOutcome.repaid), ("Charged Off", .chargedOff), ("Default", .chargedOff),
      ("Does not meet the credit policy. Status:Charged Off", .chargedOff),
      ("Does not meet the credit policy. Status:Fully Paid", .repaid), ("Current", .running),
      ("In Grace Period", .running), ("Late (31-120 days)", .running),
    ])
  func statuses(text: String, outcome: LoanOutcome) throws {
    let file = try madeUp(.dated, [MadeUpRow().with(["loan_status": text])])
    #expect(file.loans.map(\.outcome) == [outcome])
  }

  @Test("A row that no application can be made of is counted and left out")
  func refused() throws {
    let file = try madeUp(
      .dated,
      [
        MadeUpRow(), MadeUpRow().with(["loan_amnt": "plenty"]),
        MadeUpRow().with(["loan_status": "?"]),
      ])
    #expect(file.rows == 3)
    #expect(file.refused == 2)
    #expect(file.loans.count == 1)
  }

  @Test(
    "A file without a needed column is refused by the column's name",
    arguments: ["loan_status", "total_rec_prncp", "recoveries", "collection_recovery_fee"])
  func missingColumn(column: String) {
    #expect(
      throws: TrainingError.columnMissing(
        file: LendingClubFile.name(of: .dated), column: column)
    ) {
      try madeUp(.dated, [MadeUpRow()], without: [column])
    }
  }
}

@Suite("Maturity")
struct MaturityTests {
  @Test("A vintage is matured when its term had passed and none of it still runs")
  func matured() throws {
    // given an extract that was drawn up in January 2018
    let rows = [
      MadeUpRow().with(["issue_d": "Jan-2015"]), MadeUpRow().with(["issue_d": "Feb-2015"]),
      MadeUpRow().with(["issue_d": "Jan-2015", "term": "60 months"]),
      MadeUpRow().with(["issue_d": "Mar-2014"]),
      MadeUpRow().with(["issue_d": "Mar-2014", "loan_status": "Current"]),
    ]
    let loans = try madeUp(.dated, rows).loans
    #expect(loans.map(\.isMatured) == [true, false, false, false, false])
  }

  @Test("Each way of writing dates is an extract with an end of its own")
  func extracts() throws {
    let rows = [
      MadeUpRow().with(["issue_d": "2012-01-01", "last_credit_pull_d": "2014-09-01"]),
      MadeUpRow().with(["issue_d": "Jan-2012", "last_credit_pull_d": "Mar-2019"]),
    ].map { $0.with(["last_pymnt_d": ""]) }
    #expect(try madeUp(.dated, rows).loans.map(\.isMatured) == [false, true])
  }

  @Test("A loan of the undated sample is matured by the latest month it can be of")
  func sample() throws {
    let rows = [
      MadeUpRow().with(["est_p90": "2016-02"]), MadeUpRow().with(["est_p90": "2016-03"]),
      MadeUpRow().with(["est_p90": "2014-02", "term": "60 months"]),
      MadeUpRow().with(["est_p90": ""]),
    ]
    #expect(try madeUp(.sample, rows).loans.map(\.isMatured) == [true, false, true, false])
  }
}

@Suite("Loans to learn from")
struct LoanHistoryTests {
  private func loan(_ amount: Int, _ changes: [String: String] = [:]) -> MadeUpRow {
    MadeUpRow().with(["loan_amnt": "\(amount)"]).with(changes)
  }

  @Test("A loan that stands in the test file is never learned from, even while it runs")
  func testRowsStayOut() throws {
    let history = LoanHistory(files: [
      try madeUp(.early, [loan(1000), loan(2000)]), try madeUp(.sample, [loan(3000), loan(4000)]),
      try madeUp(.dated, [loan(1000), loan(3000, ["loan_status": "Current"])]),
    ])
    #expect(history.training.map(\.application.loanAmount.amount) == [2000, 4000])
    #expect(history.test.count == 1)
    #expect(history.duplicates == 2)
  }

  @Test("The same loan in two files is learned from once, and the first file's record stays")
  func once() throws {
    let history = LoanHistory(files: [
      try madeUp(.early, [loan(1000), loan(1000)]), try madeUp(.sample, [loan(1000), loan(2000)]),
      try madeUp(.dated, [loan(9000), loan(9000)]),
    ])
    #expect(history.training.map(\.source) == [.early, .sample])
    #expect(history.test.count == 2)
    #expect(history.distinctTest.count == 1)
  }

  @Test("Records are the same loan when amount, income, debt and balance round to the same")
  func keys() throws {
    let rows = [
      loan(1000), loan(1000, ["annual_inc": "60000.4", "dti": "18.504"]),
      loan(1000, ["dti": "18.51"]), loan(1000, ["revol_bal": "12001"]),
    ]
    let keys = try madeUp(.early, rows).loans.map(\.key)
    #expect(keys[0] == keys[1])
    #expect(Set(keys).count == 3)
  }

  @Test("Running loans are neither good nor bad")
  func running() throws {
    let history = LoanHistory(files: [
      try madeUp(.early, [loan(1000), loan(2000, ["loan_status": "Current"])]),
      try madeUp(.dated, [loan(3000, ["loan_status": "Late (16-30 days)"])]),
    ])
    #expect(history.training.count == 1)
    #expect(history.test.isEmpty)
  }

  @Test("Out of time, the first part ends where the second begins")
  func outOfTime() throws {
    let history = LoanHistory(files: [
      try madeUp(.early, [loan(1000)]),
      try madeUp(
        .sample, [loan(2000, ["est_p90": "2014-12"]), loan(3000, ["est_p90": "2015-01"])]),
      try madeUp(
        .dated, [loan(4000, ["issue_d": "Dec-2014"]), loan(5000, ["issue_d": "Jan-2015"])]),
    ])
    #expect(history.beforeTestYear.map(\.application.loanAmount.amount) == [1000, 2000])
    #expect(history.testYears.map(\.application.loanAmount.amount) == [5000])
  }

  @Test("A file of which a tenth cannot be read is refused, with the count")
  func damaged() throws {
    let rows = (0..<200).map { MadeUpRow().with($0 < 22 ? ["loan_amnt": "much"] : [:]) }
    #expect(
      throws: TrainingError.fileDamaged(
        name: LendingClubFile.name(of: .dated), reason: "22 of its 200 rows cannot be read")
    ) { try madeUp(.dated, rows) }
    #expect(try madeUp(.dated, Array(rows.dropFirst(3))).refused == 19)
  }

  @Test("What is owed is of what was lent, which may be less than what was asked for")
  func funded() throws {
    let row = MadeUpRow().with([
      "loan_amnt": "10000", "loan_status": "Charged Off", "total_rec_prncp": "1000",
    ])
    let asked = try #require(try madeUp(.dated, [row]).loans.first?.cash)
    #expect(asked.unpaidPrincipal == 9000)
    let text = madeUpFile([row]).split(separator: UInt8(ascii: "\n"))
    let bytes =
      Array("funded_amnt,".utf8) + text[0] + Array("\n6000,".utf8) + text[1] + Array("\n".utf8)
    let file = try LendingClubFile(
      .dated, name: "lent.csv", digest: SHA256Digest.of(bytes), bytes: bytes,
      catalogue: try installmentLoanCatalogue())
    #expect(file.loans.first?.cash?.unpaidPrincipal == 5000)
    #expect(file.loans.first?.application.loanAmount == Money(10000))
  }

  @Test("The file says for which fields it has no column")
  func missing() throws {
    let file = try madeUp(.dated, [MadeUpRow()], without: ["int_rate", "mort_acc"])
    #expect(file.missing.contains(.interestRate))
    #expect(file.missing.contains("mortgage_accounts"))
    #expect(!file.missing.contains(.loanAmount))
  }
}
