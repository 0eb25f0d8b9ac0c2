import Foundation
import Testing

@Test(arguments: [
  "batch - -o out.csv", "recover - -o out.csv", "assess -", "explain -", "offer -",
  "portfolio - --budget 1000 -o out.csv", "policy try - --policy policy.json",
  "batch t.csv -o out.csv --lender uci --policy -",
])
func aClosedStandardInputIsSaidAndNotWaitedFor(words: String) throws {
  let command = try Command()
  _ = try command.write("loan_amount\n1\n", to: "t.csv")
  _ = try command.write(standardPolicy(), to: "policy.json")
  let result = try command.run(shell: "\"$ASSAY\" \(words) <&-")
  #expect(result.code == 3)
  #expect(result.complaint.contains("standard input is closed"), "\(result.complaint)")
  #expect(!FileManager.default.fileExists(atPath: command.path("out.csv")))
}

@Test func nothingIsWrittenWhereStandardOutputIsClosed() throws {
  let command = try Command()
  _ = try command.write("loan_amount,term_months,annual_income\n12000,36,64000\n", to: "t.csv")
  let table = try command.run(shell: "\"$ASSAY\" batch t.csv -o - >&-")
  #expect(table.code == 3)
  #expect(table.complaint.contains("standard output is closed"), "\(table.complaint)")
  #expect(try command.run(shell: "\"$ASSAY\" demo >&-").code == 4)
  // Without a place for messages the work is done all the same.
  #expect(try command.run(shell: "\"$ASSAY\" batch t.csv -o out.csv 2>&-").code == 0)
  #expect(try command.read("out.csv").split(separator: "\n").count == 2)
}

private func standardPolicy() throws -> String {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  return try String(
    contentsOfFile: "\(root)/resources/policies/installment-loan.json", encoding: .utf8)
}
