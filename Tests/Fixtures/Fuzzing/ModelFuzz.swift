internal import Lending
internal import Scoring
internal import StrictJSON
internal import TreeFixtures

/// Damages a model: it is refused, or it is another valid model, and whatever that scores is a number.
package enum ModelFuzz {
  /// - Returns: what went wrong; nil where nothing did.
  package static func run(count: Int, seed: UInt64) -> String? {
    var draws = SeededDraws(seed: seed)
    var trees = RandomTrees(features: 3, trees: 3, depth: 3)
    trees.pruned = 0.4
    let text = trees.text(&draws)
    let original = Array(text.utf8)
    let words = [
      "-1", "0", "1", "2", "7", "99", "-5", "0.5", "1e9", "1e38", "-3e38", "1e308", "1e400", "null",
      "true", "[]", "{}", "\"1\"", "2147483647", "-2147483648", "99999999999999999999",
      "NaN", "Infinity", "-Infinity",
    ].map { Array($0.utf8) }
    let numbers = numberRanges(original)
    var loaded = 0
    for _ in 0..<count {
      var bytes = original
      for _ in 0...draws.index(below: 3) {
        switch draws.index(below: 4) {
        case 0:
          let range = numbers[draws.index(below: numbers.count)]
          // Earlier damage may have made the text shorter.
          guard range.upperBound <= bytes.count else { continue }
          bytes.replaceSubrange(range, with: words[draws.index(below: words.count)])
        case 1: bytes[draws.index(below: bytes.count)] = UInt8(draws.index(below: 256))
        case 2:
          let start = draws.index(below: bytes.count - 12)
          bytes.removeSubrange(start..<start + 1 + draws.index(below: 8))
        default:
          let start = draws.index(below: bytes.count - 12)
          bytes.insert(contentsOf: bytes[start..<start + 6], at: draws.index(below: bytes.count))
        }
      }
      guard let json = try? StrictJSON.parse(bytes, acceptsNonFinite: true),
        let ensemble = try? TreeEnsemble(xgboost: json)
      else { continue }
      loaded += 1
      let rows = RandomTrees.rows(4, of: ensemble, infinities: true, &draws)
      let engine = TreeEngine(ensemble)
      let areNumbers = engine.margins(rows).allSatisfy { $0.isFinite }
      guard areNumbers, engine.margin(Array(rows.prefix(ensemble.featureCount))).isFinite else {
        return "a sum that is no number from \(String(decoding: bytes, as: UTF8.self))"
      }
    }
    // Both ends are reached, or the test would say nothing.
    return loaded > count / 50 && loaded < count ? nil : "\(loaded) of \(count) models were loaded"
  }
}

/// Where the numbers of a JSON text stand.
private func numberRanges(_ bytes: [UInt8]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start: Int?
  for (place, byte) in bytes.enumerated() {
    let isPart = (48...57).contains(byte) || byte == 45 || byte == 46
    if isPart, start == nil { start = place }
    if !isPart, let from = start {
      ranges.append(from..<place)
      start = nil
    }
  }
  return ranges
}
