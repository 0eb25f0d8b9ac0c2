import Fuzzing
import Lending
import Tables
import Testing

/// The fields of an installment loan with every kind of value.
private let catalogue: FieldCatalogue = {
  func number(_ id: FieldID, _ range: NumberRange, isRequired: Bool = false) -> Field {
    field(id, .number(range), isRequired: isRequired)
  }
  func field(_ id: FieldID, _ kind: FieldKind, isRequired: Bool = false) -> Field {
    Field(
      id: id, label: id.rawValue, help: "", group: "loan", kind: kind, isRequired: isRequired,
      use: .scored, whenUnknown: "", change: .fixed)
  }
  func range(
    _ unit: FieldUnit, _ minimum: Double, _ maximum: Double, _ allowed: [Double] = []
  ) -> NumberRange {
    NumberRange(unit: unit, minimum: minimum, maximum: maximum, decimals: 1, allowed: allowed)
  }
  func choices(_ words: [String]) -> FieldKind {
    .choice(words.map { FieldChoice(id: $0, label: $0.prefix(1).uppercased() + $0.dropFirst()) })
  }
  return FieldCatalogue(
    product: .installmentLoan, currency: "USD",
    groups: [FieldGroup(id: "loan", label: "Loan", isOptional: false)],
    fields: [
      number("loan_amount", range(.money, 500, 40_000), isRequired: true),
      number("term_months", range(.months, 36, 60, [36, 60]), isRequired: true),
      field("purpose", choices(["car", "other", "debt_consolidation", "education"])),
      number("annual_income", range(.money, 0, 1e8), isRequired: true),
      number("monthly_debt_payments", range(.money, 0, 1e6)),
      number("debt_to_income", range(.percent, 0, 1000)),
      number("employment_years", range(.years, 0, 60)),
      field("home_ownership", choices(["rent", "mortgage", "own", "other"])),
      field("income_verification", choices(["none", "source", "full"])),
      number("fico_score", range(.points, 300, 850)),
      number("credit_history_years", range(.years, 0, 80)),
      number("months_since_delinquency", range(.months, 0, 600)),
      number("revolving_utilization", range(.percent, 0, 1000)),
      number("interest_rate", range(.percent, 0.1, 60)),
      field("grade", choices(["A", "B", "C"])),
      number("joint_annual_income", range(.money, 0, 1e8)),
      number("joint_debt_to_income", range(.percent, 0, 1000)),
      field("region", .text),
    ])
}()

/// Cells as lenders write them, and cells that nobody should.
private let odd = [
  "", " ", "0", "-0", "1", "-1", "36", " 36 months", "60 months", "36months", "48", "700", "999",
  "12000", "12,000", "12 000", "12'000", "1.5", "1,5", "0,125", "1.234", "1,234", "1.234,5",
  ".5", "5.", "+5", "1e3", "1E400", "nan", "inf", "13.56%", "13.56 %", "0.1356", "0.4", "%",
  "0.11220000000000001", "123456789012345678901234567890", "0.000000000000000000000000001",
  "9007199254740993", "4.35", "2.675", "RENT", "rent", "Rent", "OWN", "ANY", "n/a", "< 1 year",
  "10+ years", "1 year", "3,5 years", "10.5.3 years", "12½", "١٢", "Dec-2015", "Dec-15", "15-Dec",
  "3-Aug", "2003-08-01", "2003-08", "2003-13-01", "Foo-12", "dec-99", "01.02.2003", "9/14/2005",
  "9/14/2005 12:00:00 AM", "2008-04-08 16:02:46.467", "car", "Car", "educational", "boat",
  "Verified", "Not Verified", "none", "A", "C5", "735-739", "739-735", "True", "False", "10.01",
  "\"quoted\"", "\"12000\"", "\"12,5\"", "\"a \"\"b\"\"\"", "\"\"", "\" 36 months\"", "\"x\"y",
  "\u{A0}12\u{A0}", "e\u{301}", "\u{E9}", "=1+2", "−5", "NULL",
]

/// One seeded table in some lender's columns.
private func table(
  _ header: [String], rows: Int, usual: [String: [String]],
  _ generator: inout some RandomNumberGenerator
) -> [UInt8] {
  var text = header.joined(separator: ";") + "\n"
  for _ in 0..<rows {
    // Most rows are good but for a cell or two, as otherwise nearly all would be refused.
    let oddOnes = Int.random(in: 0...3, using: &generator)
    var cells = header.map { usual[$0]?.randomElement(using: &generator) ?? "" }
    for _ in 0..<oddOnes {
      cells[Int.random(in: 0..<cells.count, using: &generator)] =
        odd.randomElement(using: &generator) ?? ""
    }
    text += cells.joined(separator: ";") + "\n"
  }
  return Array(text.utf8)
}

private let lendingClub: [String: [String]] = [
  "id": ["1", "=x"], "loan_amnt": ["12000", "500.0", "40000"], "term": [" 36 months", "60 months"],
  "purpose": ["car", "educational", "other", ""], "annual_inc": ["64000.0", "50000", "0"],
  "dti": ["14.2", "-1", "999", "0"], "emp_length": ["10+ years", "< 1 year", "n/a", "3 years"],
  "home_ownership": ["RENT", "MORTGAGE", "ANY"], "verification_status": ["Verified", ""],
  "fico_range_low": ["700", "660.0", ""], "fico_range_high": ["704", ""],
  "earliest_cr_line": ["Aug-1999", "3-Aug", "1999-08-01", "15-Dec"],
  "issue_d": ["Dec-2015", "15-Dec", ""],
  "issue_month": ["2015-12", ""], "mths_since_last_delinq": ["0", "12", ""],
  "revol_util": ["53.7%", "0.537", "0.4", "29.7", ""], "int_rate": ["13.99%", "0.1122", "13.5"],
  "grade": ["A", "B"], "annual_inc_joint": ["", "", "90000"], "dti_joint": ["", "", "12"],
  "addr_state": ["CA", "", "New York"],
]

private let own: [String: [String]] = [
  "loan_amount": ["12000", "500"], "term_months": ["36", "60"], "purpose": ["car", "Car", ""],
  "annual_income": ["64000", "60000.5"], "monthly_debt_payments": ["", "", "800"],
  "debt_to_income": ["", "15", "14,9"], "employment_years": ["3", "2,5", ""],
  "home_ownership": ["rent", "Own"], "fico_score": ["700"], "interest_rate": ["13,5", "9.9"],
  "grade": ["A", ""], "joint_annual_income": ["", "", "70000", "10"],
  "joint_debt_to_income": ["", "", "9"], "region": ["CA", "North, East", ""],
]

private let prosper: [String: [String]] = [
  "LoanOriginalAmount": ["5000", "1601"], "Term": ["36", "60", "12"],
  "ListingCategory (numeric)": ["0", "1", "7", "20"], "StatedMonthlyIncome": ["3500.0", "0"],
  "DebtToIncomeRatio": ["0.22", "10.01", ""], "EmploymentStatusDuration": ["25.0", ""],
  "IsBorrowerHomeowner": ["True", "False"], "IncomeVerifiable": ["True", "False"],
  "CreditScoreRangeLower": ["700.0", "0.0", ""], "CreditScoreRangeUpper": ["719.0", "19.0", ""],
  "FirstRecordedCreditLine": ["1996-04-06 00:00:00", "4/6/1996 12:00:00 AM", ""],
  "ListingCreationDate": ["2008-04-08 16:02:46.467000000", ""], "BankcardUtilization": ["0.18"],
  "BorrowerRate": ["0.142"], "BorrowerState": ["GA"],
]

/// What the two ways say of every row of a table, and how many the fast one took.
private func compare(
  _ bytes: [UInt8], _ map: ColumnMap, _ mark: TableDialect.DecimalMark
) throws -> (rows: Int, fast: Int, accepted: Int) {
  var reader = try TableReader(pieces(bytes, of: 4096))
  let columns = map.bound(to: reader.header, decimalMark: mark).settled(by: reader.sample).columns
  let rows = RowReader(columns, catalogue)
  var row = ApplicationRow(catalogue)
  var counts = (rows: 0, fast: 0, accepted: 0)
  while let block = try reader.nextBlock() {
    var cells = RecordCells(block)
    for index in 0..<block.count {
      cells.scan(index)
      guard cells.count == reader.header.count else { continue }
      counts.rows += 1
      let slow = Result { try columns.form(cells.texts).validated(by: catalogue) }
      if case .success = slow { counts.accepted += 1 }
      guard rows.read(cells, into: &row) else { continue }
      counts.fast += 1
      #expect(try row.application(catalogue) == slow.get())
      #expect(rows.id(of: cells) == columns.id(of: cells.texts))
    }
  }
  return counts
}

@Test(arguments: [0, 1, 2], [TableDialect.DecimalMark.point, .comma])
func theFastWayAcceptsOnlyWhatThePlainWayAccepts(
  lender: Int, mark: TableDialect.DecimalMark
) throws {
  var generator = SeededDraws(seed: UInt64(lender) + 7)
  let usual = [lendingClub, own, prosper][lender]
  let map = [ColumnMap.lendingClub, .assay(catalogue), .prosper][lender]
  let bytes = table(usual.keys.sorted(), rows: 4000, usual: usual, &generator)
  let counts = try compare(bytes, map, mark)
  #expect(counts.accepted > counts.rows / 10)
  // Lenders write points, so with commas only our own words have rows without an odd cell.
  #expect(counts.fast > (mark == .point ? 100 : lender == 1 ? 10 : -1))
}

@Test func plainRowsOfALenderAllGoTheFastWay() throws {
  let header = lendingClub.keys.sorted()
  var generator = SeededDraws(seed: 3)
  var text = header.joined(separator: ",") + "\n"
  for _ in 0..<500 {
    text +=
      header.map { name in
        // Joint figures go together or not at all.
        if name.hasSuffix("joint") || name == "id" { return "" }
        return lendingClub[name]?.randomElement(using: &generator) ?? ""
      }.joined(separator: ",") + "\n"
  }
  let counts = try compare(Array(text.utf8), .lendingClub, .point)
  #expect(counts.fast == counts.accepted)
  #expect(counts.accepted > 400)
}

@Test(arguments: [
  (["0.537", "0", "0.4", "1.2", "0.08"], 53.7), (["53.7", "0.4", "29.7", "0"], 0.4),
  (["0.4", "0", "1.6"], nil),
])
func percentagesWithoutARateAreReadInTheUnitOfTheirFileBothWays(
  texts: [String], expected: Double?
) throws {
  let times = expected == nil ? 1 : 8
  let rows = (0..<times).flatMap { _ in texts }
  let text =
    "loan_amnt,term,annual_inc,revol_util\n"
    + rows.map { "9000, 36 months,60000,\($0)\n" }.joined()
  let bytes = Array(text.utf8)
  let counts = try compare(bytes, .lendingClub, .point)
  #expect(counts.fast == rows.count)
  let reader = try TableReader(pieces(bytes, of: 4096))
  let (columns, units) = ColumnMap.lendingClub.bound(to: reader.header)
    .settled(by: reader.sample)
  #expect(units.map { $0.decision.unit == .unknown } == [expected == nil])
  var plain = try CSVReader(pieces(bytes, of: 4096))
  var read: [ApplicationForm.Entry?] = []
  while let record = try plain.next() {
    read.append(columns.form(record).entries["revolving_utilization"])
  }
  let place = texts.firstIndex(of: "0") ?? 0
  #expect(read[place] == .number(0))
  if let expected {
    #expect(read.contains(.number(expected)))
  } else {
    #expect(read == [nil, .number(0), .number(1.6)])
  }
}

@Test func numbersOfEveryLengthAreTheNearestDoubles() throws {
  var generator = SeededDraws(seed: 11)
  let map = ColumnMap(
    name: "one", product: .installmentLoan, idColumns: [],
    rules: ["loan_amount", "term_months", "annual_income"].map {
      ColumnMap.Rule(FieldID($0), [[$0]], .plain)
    })
  var texts: [String] = []
  for _ in 0..<5000 {
    let whole = String(UInt64.random(in: 0...99_999_999, using: &generator))
    let digits = Int.random(in: 1...22, using: &generator)
    let fraction = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &generator)) }
    texts.append(whole + "." + fraction.joined())
  }
  let text = "loan_amount,term_months,annual_income\n" + texts.map { "1000,36,\($0)\n" }.joined()
  var reader = try TableReader(pieces(Array(text.utf8), of: 1 << 16))
  let rows = RowReader(map.bound(to: reader.header), catalogue)
  var row = ApplicationRow(catalogue)
  var read = 0
  while let block = try reader.nextBlock() {
    var cells = RecordCells(block)
    for index in 0..<block.count {
      cells.scan(index)
      #expect(rows.read(cells, into: &row))
      #expect(row.codes[3] == Double(texts[read]))
      read += 1
    }
  }
  #expect(read == texts.count)
}
