internal import Lending

/// Seeded changes of texts, so that what comes out is nearly a table or nearly JSON.
struct Mutations {
  private var draws: SeededDraws
  private let seeds: [[UInt8]]
  private let tokens: [[UInt8]]

  init(seed: UInt64, seeds: [String], tokens: [String]) {
    draws = SeededDraws(seed: seed)
    self.seeds = seeds.map { Array($0.utf8) }
    self.tokens = tokens.map { Array($0.utf8) } + [[0], [0xFF], [0xC2], [0xEF, 0xBB, 0xBF]]
  }

  mutating func next() -> [UInt8] {
    var text = seeds[draws.index(below: seeds.count)]
    for _ in 0...draws.index(below: 4) { change(&text) }
    return text
  }

  /// A number in `0..<bound`, for the choices of the one who compares.
  mutating func draw(below bound: Int) -> Int { draws.index(below: bound) }

  private mutating func change(_ text: inout [UInt8]) {
    let place = draws.index(below: text.count + 1)
    let length = min(text.count - place, draws.index(below: 12))
    switch draws.index(below: 6) {
    case 0: text.insert(contentsOf: tokens[draws.index(below: tokens.count)], at: place)
    case 1: text.removeSubrange(place..<place + length)
    case 2: text.insert(contentsOf: text[place..<place + length], at: place)
    case 3: if place < text.count { text[place] = UInt8(draws.index(below: 256)) }
    case 4: text.removeLast(text.count - place)
    default:
      let other = seeds[draws.index(below: seeds.count)]
      text.replaceSubrange(place..., with: other.suffix(draws.index(below: other.count + 1)))
    }
  }
}
