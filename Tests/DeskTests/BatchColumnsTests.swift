import Desk
import FoundationEssentials
import Lending
import Testing

/// Declined and referred rows name the rules that stand against them, approved rows none.
@Test func aTableNamesTheRulesThatDecided() async throws {
  let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-rules-\(UInt64.random(in: 0...UInt64.max))"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let rows = """
    loan_amount,term_months,annual_income,debt_to_income,fico_score
    5000,36,90000,5,790
    30000,36,24000,5,790

    """
  try Data(rows.utf8).write(to: URL(filePath: folder + "/in.csv"))
  let desk = try Desk(DeskOptions(resources: bundledResources))
  _ = try await desk.batch(
    BatchRequest(
      input: folder + "/in.csv", output: folder + "/out.csv", reasons: 0,
      columns: [.recommendation, .rules]))
  let lines = String(
    decoding: try Data(contentsOf: URL(filePath: folder + "/out.csv")), as: UTF8.self
  )
  .split(separator: "\n")
  #expect(lines[0] == "recommendation,rules")
  #expect(lines[1] == "approve,")
  #expect(lines[2].hasPrefix("decline,") && lines[2].contains("paymentToIncomeCeiling"))
}

/// A table that asks for some columns says in them what the whole table says.
@Test(arguments: [
  ["row", "probability_of_default", "score"], ["id", "suggested_limit"],
  ["recommendation", "band"],
  ["expected_loss", "out_of_domain", "limit_bound_by"],
])
func someColumnsSayWhatAllSay(names: [String]) async throws {
  let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-columns-\(UInt64.random(in: 0...UInt64.max))"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  var generator = SeededDraws(seed: 12)
  var rows = "id,loan_amount,term_months,annual_income,debt_to_income,fico_score,interest_rate\n"
  for row in 0..<200 {
    let rate = row.isMultiple(of: 3) ? "" : "\(6 + generator.index(below: 20))"
    rows +=
      "n\(row),\(1000 + 100 * generator.index(below: 350)),\(row.isMultiple(of: 2) ? 36 : 60),"
      + "\(20_000 + 1000 * generator.index(below: 90)),\(generator.index(below: 40)),"
      + "\(620 + generator.index(below: 200)),\(rate)\n"
  }
  try Data(rows.utf8).write(to: URL(filePath: folder + "/in.csv"))
  let desk = try Desk(DeskOptions(resources: bundledResources))
  func table(_ columns: [BatchColumn]?, _ name: String) async throws -> [[Substring]] {
    let output = "\(folder)/\(name).csv"
    _ = try await desk.batch(
      BatchRequest(input: folder + "/in.csv", output: output, reasons: 2, columns: columns))
    return String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }
  let whole = try await table(nil, "whole")
  let part = try await table(names.compactMap { BatchColumn(rawValue: $0) }, "part")
  let reasons = whole[0].indices.dropFirst(BatchColumn.usual.count)
  let wanted = names.compactMap { name in whole[0].firstIndex { $0 == name } } + reasons
  #expect(whole.count == 201 && part.count == 201)
  #expect(part == whole.map { row in wanted.map { row[$0] } })
}
