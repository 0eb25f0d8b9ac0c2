extension TreeEnsemble {
  /// The ensemble as one table for each input and one for each pair that a path looks at, summed in
  /// double in tree order.
  ///
  /// A leaf belongs to the inputs on its own path, so a tree may hold several pairs in different
  /// branches. Possible only where no path looks at three inputs.
  package func terms() throws(ScoringError) -> AdditiveTerms {
    var singles: [[Tree]] = Array(repeating: [], count: featureCount)
    var pairs: [Pair: [Tree]] = [:]
    for (index, tree) in trees.enumerated() {
      guard let paths = tree.pathInputs(atMost: 2) else { throw .notAdditive(tree: index) }
      for inputs in paths {
        if inputs.count == 2 {
          pairs[Pair(inputs[0], inputs[1]), default: []].append(tree)
        } else {
          // A tree that never splits is a constant; it may stand in any table.
          singles[inputs.first ?? 0].append(tree)
        }
      }
    }
    for (pair, trees) in pairs {
      let cells = PairTable.cells(of: trees, pair.first, pair.second)
      guard cells <= Self.mostCells else { throw .mismatch("splits of a pair of inputs") }
    }
    return AdditiveTerms(
      base: baseLogOdds,
      tables: singles.enumerated().map { BinTable(summing: $0.element, input: $0.offset) },
      pairs: pairs.keys.sorted().map { pair in
        PairTable(summing: pairs[pair] ?? [], first: pair.first, second: pair.second)
      })
  }

  /// A million cells are far more than any pair of ours; a hostile file would ask for more.
  private static let mostCells = 1_000_000

  /// Log-odds of a row, summed in double in tree order.
  package func logOdds(_ row: [Float]) -> Double {
    trees.reduce(baseLogOdds) { sum, tree in sum + Double(tree.leaf { row[$0] }) }
  }

  private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    init(_ first: Int, _ second: Int) { (self.first, self.second) = (first, second) }

    static func < (left: Pair, right: Pair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }
}

extension TreeEnsemble.Tree {
  /// The different sets of inputs, each ascending, on paths from the root to a leaf; a lone leaf has
  /// none.
  ///
  /// Nil where a path looks at more than `most`.
  fileprivate func pathInputs(atMost most: Int) -> [[Int]]? {
    var found: [[Int]] = []
    var open: [(node: Int, inputs: [Int])] = [(0, [])]
    while let (node, inputs) = open.popLast() {
      guard feature[node] >= 0 else {
        if !found.contains(inputs) { found.append(inputs) }
        continue
      }
      let input = Int(feature[node])
      let next = inputs.contains(input) ? inputs : (inputs + [input]).sorted()
      guard next.count <= most else { return nil }
      open.append((Int(left[node]), next))
      open.append((Int(right[node]), next))
    }
    return found
  }

  /// The leaf that two values reach, if the path to it looks at exactly these inputs; else nothing.
  fileprivate func part(of first: Int, _ x: Float, _ second: Int?, _ y: Float) -> Double {
    var node = 0
    var (sawFirst, sawSecond) = (false, false)
    while feature[node] >= 0 {
      let input = Int(feature[node])
      let value: Float
      if input == first {
        (value, sawFirst) = (x, true)
      } else if input == second {
        (value, sawSecond) = (y, true)
      } else {
        return 0
      }
      let goesLeft = value.isNaN ? unknownGoesLeft[node] : value < self.value[node]
      node = Int(goesLeft ? left[node] : right[node])
    }
    let isConstant = feature[0] < 0
    let isWhole = isConstant || (sawFirst && (second == nil || sawSecond))
    return isWhole ? Double(value[node]) : 0
  }

  fileprivate func edges(of input: Int) -> [Float] {
    feature.indices.filter { feature[$0] == Int32(input) }.map { value[$0] }
  }
}

extension BinTable {
  fileprivate init(summing trees: [TreeEnsemble.Tree], input: Int) {
    let edges = Set(trees.flatMap { $0.edges(of: input) }).sorted()
    func sum(_ x: Float) -> Double { trees.reduce(0) { $0 + $1.part(of: input, x, nil, 0) } }
    // The lower edge of a bin belongs to it and so stands for the whole bin.
    self.init(edges: edges, values: ([-.infinity] + edges).map(sum), unknown: sum(.nan))
  }
}

extension PairTable {
  fileprivate static func cells(
    of trees: [TreeEnsemble.Tree], _ first: Int, _ second: Int
  ) -> Int {
    (Set(trees.flatMap { $0.edges(of: first) }).count + 2)
      * (Set(trees.flatMap { $0.edges(of: second) }).count + 2)
  }

  fileprivate init(summing trees: [TreeEnsemble.Tree], first: Int, second: Int) {
    let firstEdges = Set(trees.flatMap { $0.edges(of: first) }).sorted()
    let secondEdges = Set(trees.flatMap { $0.edges(of: second) }).sorted()
    var values: [Double] = []
    for x in [-.infinity] + firstEdges + [.nan] {
      for y in [-.infinity] + secondEdges + [.nan] {
        values.append(trees.reduce(0) { $0 + $1.part(of: first, x, second, y) })
      }
    }
    self.init(
      first: first, second: second, firstEdges: firstEdges, secondEdges: secondEdges,
      values: values)
  }
}
