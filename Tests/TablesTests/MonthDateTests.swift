import Lending
import Tables
import Testing

@Test(arguments: [
  "2015-02-29", "2015-02-31", "2015-04-31", "2015-12-32", "2015-12-00", "2015-12-", "2015-12-xx",
  "1900-02-29", "2015-13-01", "13-2015",
])
func daysThatTheCalendarLacksAreNotRead(text: String) {
  #expect(MonthDate(text) == nil)
}

@Test(arguments: [
  "2016-02-29", "2000-02-29", "2015-2-9", "2015-02-09T10:00", "2015-02-09 10:00:00",
])
func daysOfTheCalendarAreRead(text: String) {
  #expect(MonthDate(text)?.month == 2)
}

@Test(arguments: [
  (DateForm.dayMonthYearDots, "31.02.2015", "28.02.2015"),
  (.monthDayYear, "4/31/2015", "4/30/2015"),
  (.yearMonthDaySlashes, "2015/06/31", "2015/06/30"), (.yearMonthDay, "2015-02-29", "2016-02-29"),
])
func everyOrderOfADateAsksTheCalendar(order: DateForm, wrong: String, right: String) throws {
  let map = ColumnMap(
    name: "one", product: .installmentLoan, idColumns: [],
    rules: [ColumnMap.Rule("credit_history_years", [["a"], ["b"], []], .yearsBetween([order]))])
  #expect(try form(map, "a;b", "\(wrong);\(right)").entries["credit_history_years"] == .wrongType)
  #expect(try form(map, "a;b", "\(right);\(right)").entries["credit_history_years"] == .number(0))
}

@Test(arguments: ["1999-02-31;2015-01-01", "1999-02-01;2015-02-31", "12;2015-02-01"])
func aDateThatCannotBeReadIsNeitherANumberNorUnknown(row: String) throws {
  let form = try form(.lendingClub, "earliest_cr_line;issue_d", row)
  #expect(form.entries["credit_history_years"] == .wrongType)
}

@Test func aDateThatIsMissingIsUnknown() throws {
  for row in ["1999-02-01;NA", "1999-02-01;", "NA;2015-01-01"] {
    let form = try form(.lendingClub, "earliest_cr_line;issue_d", row)
    #expect(form.entries["credit_history_years"] == nil)
  }
}
