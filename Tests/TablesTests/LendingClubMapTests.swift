import Fuzzing
import Lending
import Tables
import Testing

@Test(arguments: [
  ("2015-12-01", 2015, 12), ("Dec-2015", 2015, 12), ("Dec-15", 2015, 12), ("15-Dec", 2015, 12),
  ("3-Aug", 2003, 8), ("Apr-94", 1994, 4), ("2-Oct", 2002, 10), ("Dec-99", 1999, 12),
])
func monthsOfEveryFormatAreRead(text: String, year: Int, month: Int) {
  #expect(MonthDate(text) == MonthDate(year: year, month: month))
}

@Test(arguments: ["", "2015", "Foo-12", "13-13", "2015-13-01", "Dec-123"])
func whatIsNoMonthIsNotRead(text: String) {
  #expect(MonthDate(text) == nil)
}

private func form(_ header: String, _ row: String) throws -> ApplicationForm {
  try form(.lendingClub, header, row)
}

@Test func theLendersOriginalFormatsAreRead() throws {
  let form = try form(
    "loan_amnt,term,int_rate,emp_length,home_ownership,issue_d,earliest_cr_line,fico_range_low,fico_range_high,revol_util,dti",
    "3600, 36 months,13.99%,10+ years,MORTGAGE,15-Dec,3-Aug,675,679,29.7%,-1")
  #expect(form.entries["loan_amount"] == .text("3600"))
  #expect(form.entries["term_months"] == .number(36))
  #expect(form.entries["interest_rate"] == .number(13.99))
  #expect(form.entries["employment_years"] == .number(10))
  #expect(form.entries["home_ownership"] == .text("mortgage"))
  #expect(form.entries["credit_history_years"] == .number(148.0 / 12))
  #expect(form.entries["fico_score"] == .number(677))
  #expect(form.entries["revolving_utilization"] == .number(29.7))
  #expect(form.entries["debt_to_income"] == nil)
}

@Test func aFileOfFractionsIsReadAsPercent() throws {
  let form = try form(
    "int_rate,revol_util,emp_length,fico_joined,issue_d,earliest_cr_line",
    "0.1122,0.537,< 1 year,702.0,2007-12-01,2003-01-01")
  #expect(abs((form.entries["interest_rate"].flatMap(number) ?? 0) - 11.22) < 1e-9)
  #expect(abs((form.entries["revolving_utilization"].flatMap(number) ?? 0) - 53.7) < 1e-9)
  #expect(form.entries["employment_years"] == .number(0))
  #expect(form.entries["fico_score"] == .number(702))
}

@Test func aUtilisationBelowOnePercentStaysOneInAFileOfPercents() throws {
  let form = try form("int_rate,revol_util", "13.56,0.4")
  #expect(form.entries["revolving_utilization"] == .number(0.4))
}

private func number(_ entry: ApplicationForm.Entry) -> Double? {
  if case .number(let value) = entry { value } else { nil }
}

@Test func uciWordsAreReadWithTheMonthThatItsFileSkips() {
  let header = ["ID", "LIMIT_BAL", "SEX", "AGE", "PAY_0", "PAY_2", "BILL_AMT1", "PAY_AMT6"]
  let columns = ColumnMap.uci.bound(to: header)
  #expect(columns.unmatched == ["SEX", "AGE"])
  #expect(
    columns.fields == [
      "credit_limit", "repayment_status_1", "repayment_status_2", "bill_amount_1",
      "payment_amount_6",
    ])
  #expect(ColumnMap.uci.bound(to: ["pay_1"]).fields == ["repayment_status_1"])
}

@Test func theFirstStatisticsWithNamesInWordsAreRead() throws {
  for separator in [" ", "."] {
    let header = [
      "Amount Requested", "Interest Rate", "Loan Length", "Loan Purpose", "Debt-To-Income Ratio",
      "State", "Home Ownership", "Monthly Income", "FICO Range", "Open CREDIT Lines",
      "Revolving CREDIT Balance", "Inquiries in the Last 6 Months", "Employment Length",
      "Issued Date", "Earliest CREDIT Line", "CREDIT Grade",
    ].map { separator == " " ? $0 : String($0.map { $0.isLetter || $0.isNumber ? $0 : "." }) }
    let form = try form(
      header.joined(separator: ","),
      "20000,8.90%,36 months,debt_consolidation,14.90%,SC,MORTGAGE,6541.67,735-739,14,14272,2,"
        + "< 1 year,2011-12-01,1996-03-01,B3")
    #expect(form.entries["loan_amount"] == .text("20000"))
    #expect(form.entries["interest_rate"] == .number(8.9))
    #expect(form.entries["term_months"] == .number(36))
    #expect(form.entries["debt_to_income"] == .text("14.90%"))
    #expect(form.entries["annual_income"] == .number(6541.67 * 12))
    #expect(form.entries["fico_score"] == .number(737))
    #expect(form.entries["employment_years"] == .number(0))
    #expect(form.entries["credit_history_years"] == .number(15.75))
    #expect(form.entries["grade"] == .text("B"))
    #expect(form.entries["home_ownership"] == .text("mortgage"))
  }
}

@Test func theDownloadedStatisticsWithNotesAroundThemAreRead() throws {
  let text = """
    Notes offered by Prospectus (https://www.example.org/info/prospectus.action)
    "id","member_id","loan_amnt","term","int_rate","emp_length","home_ownership","desc"
    "1","2","5000"," 36 months"," 10.65%","10+ years","RENT","  Borrower added on 12/22/11 >
    I need, ""really"", to
    upgrade"
    "3","4","2500"," 60 months"," 15.27%","< 1 year","RENT",""
    Loans that do not meet the credit policy,,,,,,,
    "5","6","2400"," 36 months"," 15.96%","n/a","NONE",""


    Total amount funded in policy code 1: 471701350
    "Total amount funded in policy code 2: 0",,,,,,,

    """
  var reader = try TableReader(notes: ColumnMap.lendingClub.notes, pieces(Array(text.utf8), of: 50))
  let columns = ColumnMap.lendingClub.bound(to: reader.header)
  var read: [(row: Int, id: String?, form: ApplicationForm)] = []
  while let block = try reader.nextBlock() {
    var cells = RecordCells(block)
    for index in 0..<block.count {
      cells.scan(index)
      #expect(cells.count == reader.header.count)
      read.append((block.firstRow + index, columns.id(of: cells.texts), columns.form(cells.texts)))
    }
  }
  #expect(read.map(\.row) == [1, 2, 3])
  #expect(read.map(\.id) == ["1", "3", "5"])
  #expect(reader.skippedNotes == 3)
  #expect(reader.dialect.headerLine == 2)
  #expect(read[1].form.entries["interest_rate"] == .number(15.27))
  #expect(read[2].form.entries["home_ownership"] == .text("other"))
}

@Test func prosperFilesAreReadInOurUnits() throws {
  let form = try form(
    .prosper,
    "LoanNumber,LoanOriginalAmount,Term,BorrowerRate,BorrowerAPR,ProsperRating (Alpha),"
      + "ListingCategory (numeric),StatedMonthlyIncome,DebtToIncomeRatio,EmploymentStatusDuration,"
      + "IsBorrowerHomeowner,CreditScoreRangeLower,CreditScoreRangeUpper,FirstRecordedCreditLine,"
      + "ListingCreationDate,DelinquenciesLast7Years,BankcardUtilization,IncomeVerifiable",
    "7,10000,36,0.142,0.15629,B,3,3500.0,0.22,30,True,700.0,719.0,1996-04-06 00:00:00,"
      + "2008-04-08 16:02:46.467,9,0.18,False")
  #expect(form.entries["loan_amount"] == .text("10000"))
  #expect(form.entries["interest_rate"] == .number(0.142 * 100))
  #expect(form.entries["purpose"] == .text("small_business"))
  #expect(form.entries["annual_income"] == .number(42000))
  #expect(form.entries["debt_to_income"] == .number(22))
  #expect(form.entries["employment_years"] == .number(2.5))
  #expect(form.entries["home_ownership"] == .text("mortgage"))
  #expect(form.entries["fico_score"] == .number(709.5))
  #expect(form.entries["credit_history_years"] == .number(12))
  #expect(form.entries["revolving_utilization"] == .number(18))
  #expect(form.entries["income_verification"] == .text("none"))
  #expect(form.entries["delinquencies_2y"] == nil)
  #expect(form.entries["grade"] == nil)
}

@Test func whatProsperDoesNotKnowStaysUnknown() throws {
  let form = try form(
    .prosper,
    "ListingCategory (numeric),DebtToIncomeRatio,CreditScoreRangeLower,CreditScoreRangeUpper,"
      + "IncomeVerifiable,EmploymentStatusDuration,FirstRecordedCreditLine,ListingCreationDate",
    "0,10.01,0,19,True,,9/14/1995,9/14/2005 12:00:00 AM")
  #expect(form.entries.keys.sorted() == ["credit_history_years"])
  #expect(form.entries["credit_history_years"] == .number(10))
}
