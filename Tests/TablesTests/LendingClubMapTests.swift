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
  var text = Array("\(header)\n\(row)\n".utf8)
  var reader = try CSVReader {
    defer { text = [] }
    return text
  }
  let columns = ColumnMap.lendingClub.bound(to: reader.header)
  let record = try #require(try reader.next())
  return columns.form(record)
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
