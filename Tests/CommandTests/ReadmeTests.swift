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

@Test func everyFigureOfTheReadmeStandsInACard() throws {
  let readme = try String(contentsOfFile: "\(root)/README.md", encoding: .utf8)
  for (variant, figures) in [
    ("borrower", ["0.710 (0.695–0.722)", "0.702 (0.689–0.718)"]),
    ("priced", ["0.729 (0.712–0.742)", "0.726 (0.712–0.738)"]),
  ] {
    let json = try Command().run("model", "show", "installment-loan-\(variant)", "--json").output
    let manifest = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let metrics = try #require(manifest?["metrics"] as? [[String: Any]])
    let shown = metrics.filter { $0["name"] as? String == "auc" }.compactMap { metric -> String? in
      guard let value = metric["value"] as? Double, let low = metric["low"] as? Double,
        let high = metric["high"] as? Double
      else { return nil }
      return String(format: "%.3f (%.3f–%.3f)", value, low, high)
    }
    for figure in figures {
      #expect(shown.contains(figure), "\(figure) is not among \(shown)")
      #expect(readme.contains(figure), "\(figure)")
    }
  }
}
