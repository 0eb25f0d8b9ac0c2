import Desk
import Foundation
import Lending
import ScreenStates

/// A folder of its own with made-up tables, gone when it is let go.
final class TableFolder {
  let path: String

  init() throws {
    path = "\(FileManager.default.temporaryDirectory.path)/assay-tables-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ lines: [String]) throws -> String {
    let file = "\(path)/\(name)"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
    return file
  }

  /// Loans in our own words, of which every tenth lacks the income that it needs.
  func loans(_ count: Int, name: String = "loans.csv") throws -> String {
    let head =
      "id,loan_amount,term_months,annual_income,fico_score,interest_rate,grade,purpose,"
      + "debt_to_income,employment_years,home_ownership,income_verification,credit_history_years,"
      + "inquiries_6m,delinquencies_2y,open_accounts,total_accounts,public_records,"
      + "revolving_balance,revolving_utilization"
    return try file(
      name,
      [head]
        + (0..<count).map { row in
          let income = row % 10 == 9 ? "" : String(30_000 + row % 50 * 1_500)
          let loan = "L\(row),\(2_000 + row % 30 * 500),\(row % 3 == 0 ? 60 : 36),\(income),"
          let score = "\(640 + row % 20 * 9),\(6 + row % 18),\(Array("ABCDEF")[row % 6]),"
          let person = "debt_consolidation,\(5 + row % 25),\(row % 10),mortgage,source,"
          let history = "\(5 + row % 20),\(row % 3),0,\(6 + row % 9),\(15 + row % 20),0,"
          return loan + score + person + history
            + "\(2_000 + row % 40 * 300),\(10 + row % 70)"
        })
  }
}

/// Waits until something holds, as the window does while it turns; false where it never did.
@MainActor
func eventually(_ seconds: Double = 60, _ holds: @MainActor () -> Bool) async -> Bool {
  let end = ContinuousClock.now + .seconds(seconds)
  while !holds(), ContinuousClock.now < end {
    try? await Task.sleep(for: .milliseconds(10))
  }
  return holds()
}

func tableVerbs(store: String? = nil) throws -> TableVerbs {
  let options = DeskOptions(store: store)
  return TableVerbs(try Desk(options), options)
}
