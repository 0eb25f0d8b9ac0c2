internal import Desk
internal import Glibc
internal import Lending
internal import Tables

/// Measures reading alone: bytes of a table of 150 columns → the 30 that a map wants, as numbers and
/// codes; `packaging/benchmark csv` runs it beside other readers.
enum CSVBenchmark {
  /// `write ROWS` prints a made-up table; `read FILE THREADS` prints seconds, rows and a sum.
  static func run(_ words: [String]) async throws {
    if words.count == 2, words[0] == "write", let rows = Int(words[1]) {
      write(rows)
    } else if words.count == 3, words[0] == "read", let threads = Int(words[2]) {
      try await read(words[1], threads: threads)
    } else {
      print("usage: assay-benchmark csv write ROWS | read FILE THREADS")
    }
  }

  private struct Sums: Sendable {
    var rows = 0
    var plainRows = 0
    var amount = 0.0
  }

  private static func read(_ file: String, threads: Int) async throws {
    let catalogue = try Desk.catalogue(of: .installmentLoan)
    let clock = ContinuousClock()
    let start = clock.now
    let descriptor = open(file, O_RDONLY)
    defer { close(descriptor) }
    var reader = try TableReader {
      [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, count in
        count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
      }
    }
    let columns = ColumnMap.lendingClub.bound(
      to: reader.header, decimalMark: reader.dialect.decimalMark)
    let rows = RowReader(columns, catalogue)
    let amount = catalogue.index(of: .loanAmount) ?? 0
    @Sendable func sums(of block: TableBlock) -> Sums {
      var sums = Sums()
      var cells = RecordCells(block)
      var row = ApplicationRow(catalogue)
      for index in 0..<block.count {
        cells.scan(index)
        sums.rows += 1
        if rows.read(cells, into: &row) {
          sums.plainRows += 1
          sums.amount += row.codes[amount]
        }
      }
      return sums
    }
    var total = Sums()
    func add(_ sums: Sums) {
      total.rows += sums.rows
      total.plainRows += sums.plainRows
      total.amount += sums.amount
    }
    if threads == 1 {
      while let block = try reader.nextBlock() { add(sums(of: block)) }
    } else {
      var pending: [Task<Sums, Never>] = []
      while let block = try reader.nextBlock() {
        pending.append(Task.detached { sums(of: block) })
        if pending.count >= 2 * threads { add(await pending.removeFirst().value) }
      }
      for task in pending { add(await task.value) }
    }
    let seconds = (clock.now - start) / .seconds(1)
    print("\(seconds) \(total.rows) \(total.plainRows) \(Figure.plain(total.amount))")
  }

  private static let wanted = [
    "id", "loan_amnt", "term", "purpose", "annual_inc", "dti", "emp_length", "home_ownership",
    "verification_status", "fico_range_low", "fico_range_high", "earliest_cr_line", "issue_d",
    "inq_last_6mths", "delinq_2yrs", "mths_since_last_delinq", "mths_since_last_record",
    "open_acc", "total_acc", "pub_rec", "pub_rec_bankruptcies", "revol_bal", "revol_util",
    "mort_acc", "int_rate", "grade", "annual_inc_joint", "dti_joint", "addr_state", "issue_month",
  ]

  /// A table with a wanted column in every fifth place, and quoted texts among the others.
  private static func write(_ rows: Int) {
    let names = (0..<150).map { $0 % 5 == 2 ? wanted[$0 / 5] : "other_\($0)" }
    var draws = SeededDraws(seed: 4)
    var bytes = Array((names.joined(separator: ",") + "\n").utf8)
    for _ in 0..<rows {
      for (place, name) in names.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += cell(name, place, &draws).utf8
      }
      bytes.append(UInt8(ascii: "\n"))
      if bytes.count > 1 << 20 { flush(&bytes) }
    }
    flush(&bytes)
  }

  private static func flush(_ bytes: inout [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      guard count > 0 else { exit(1) }
      written += count
    }
    bytes.removeAll(keepingCapacity: true)
  }

  private static func cell(_ name: String, _ place: Int, _ draws: inout SeededDraws) -> String {
    func one(_ words: [String]) -> String { words[draws.index(below: words.count)] }
    func whole(_ lowest: Int, _ highest: Int) -> String {
      String(lowest + draws.index(below: highest - lowest + 1))
    }
    func decimal(_ highest: Int, _ digits: Int) -> String {
      let parts = digits == 1 ? 10 : 100
      let value = draws.index(below: highest * parts)
      let fraction = String(parts + value % parts).dropFirst()
      return "\(value / parts).\(fraction)"
    }
    switch name {
    case "loan_amnt": return String(25 * (20 + draws.index(below: 1580)))
    case "term": return one([" 36 months", " 60 months"])
    case "purpose": return one(["debt_consolidation", "credit_card", "car", "other", "house"])
    case "annual_inc": return whole(20_000, 200_000) + ".0"
    case "dti": return decimal(40, 2)
    case "emp_length": return one(["10+ years", "< 1 year", "3 years", "n/a"])
    case "home_ownership": return one(["RENT", "MORTGAGE", "OWN"])
    case "verification_status": return one(["Not Verified", "Verified", "Source Verified"])
    case "fico_range_low": return whole(660, 840) + ".0"
    case "fico_range_high": return "845.0"
    case "earliest_cr_line": return "Aug-" + whole(1975, 2010)
    case "issue_d": return "Dec-2015"
    case "issue_month": return "2015-12"
    case "revol_util": return decimal(100, 1) + "%"
    case "int_rate": return whole(6, 25) + "." + whole(10, 99)
    case "grade": return one(["A", "B", "C", "D", "E", "F", "G"])
    case "annual_inc_joint", "dti_joint": return ""
    case "mths_since_last_delinq", "mths_since_last_record":
      return draws.index(below: 2) == 0 ? "" : whole(1, 80)
    case "addr_state": return "CA"
    case "revol_bal": return whole(0, 60_000)
    case "id": return whole(1, 99_999_999)
    case _ where wanted.contains(name): return whole(0, 12)
    default: break
    }
    if place % 50 == 0 {
      return one([
        "\"Debt, all of it\"", "\"He said \"\"yes\"\"\"", "plain words here", "\"a, b, and c\"",
      ])
    }
    switch draws.index(below: 5) {
    case 0: return ""
    case 1, 2: return whole(0, 9999)
    default: return decimal(1000, 2)
    }
  }
}
