import Foundation
import Testing

private let root =
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

@Test func theExampleOfTheReadmeIsWhatTheCommandPrints() throws {
  let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
  let words = "$ assay assess resources/demo/2-close-call.json\n"
  let after = try #require(readme.components(separatedBy: words).dropFirst().first)
  let example = try #require(after.components(separatedBy: "```").first)
  let file = "\(root)/resources/demo/2-close-call.json"
  #expect(try Command().run("assess", file).output == example)
}

@Test(arguments: [
  (
    "installment-loan-borrower",
    ["another draw, all resolved test rows", "out of time, 2015 on"]
  ),
  ("installment-loan-priced", ["another draw, all resolved test rows", "out of time, 2015 on"]),
  ("credit-card-standard", ["held-out fifth of the accounts"]),
])
func theReadmeTellsTheFiguresOfTheCards(model: String, sets: [String]) throws {
  let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
  let json = try Command().run("model", "show", model, "--json").output
  let manifest = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
  let metrics = try #require(manifest?["metrics"] as? [[String: Any]])
  for set in sets {
    let metric = try #require(
      metrics.first { $0["name"] as? String == "auc" && $0["on"] as? String == set })
    let value = try #require(metric["value"] as? Double)
    let (low, high) = (metric["low"] as? Double ?? 0, metric["high"] as? Double ?? 0)
    let figure = String(format: "%.3f (%.3f–%.3f)", value, low, high)
    #expect(readme.contains(figure), "\(model), \(set): \(figure)")
  }
}
