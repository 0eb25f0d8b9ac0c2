import Desk
import FoundationEssentials
import Lending
import Testing

@Test func aBookOfMoreLoansThanFitIsRefusedAndSaysTheMost() throws {
  let folder = FileManager.default.temporaryDirectory.path + "/assay-cap-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let lines =
    ["loan_amount,term_months,annual_income"] + Array(repeating: "5000,36,60000", count: 4)
  let file = "\(folder)/book.csv"
  try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file))
  let desk = try Desk(DeskOptions(resources: bundledResources))
  var request = PortfolioRequest(
    table: BatchRequest(input: file, output: "\(folder)/out.csv"), plan: nil, writesTable: false)
  request.mostRows = 4
  #expect(try desk.portfolio(request).table.accepted == 4)
  request.mostRows = 3
  #expect {
    try desk.portfolio(request)
  } throws: { error in
    let sentence = (error as? DeskProblem)?.sentence ?? ""
    return sentence.contains("more than 3 loans") && sentence.contains("split it")
  }
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["book.csv"])
}
