/// Boosted trees as XGBoost trained them, scored in its own order and precision.
///
/// `margin` equals libxgboost 1.7's result bit for bit; it is the check on the tables from which
/// the shown probability comes.
package struct TreeEnsemble: Sendable, Equatable {
  /// One binary tree; node 0 is the root.
  package struct Tree: Sendable, Equatable {
    /// Input that a node looks at; −1 marks a leaf.
    package let feature: [Int32]
    /// Split value (smaller goes left), or the value of a leaf.
    package let value: [Float]
    package let left: [Int32]
    package let right: [Int32]
    /// Where an unknown input goes.
    package let unknownGoesLeft: [Bool]
    /// Training weight that came to each node (sum of Hessians), not below 0; empty where the model
    /// does not say.
    package let cover: [Float]

    package init(
      feature: [Int32], value: [Float], left: [Int32], right: [Int32], unknownGoesLeft: [Bool],
      cover: [Float] = []
    ) {
      self.feature = feature
      self.value = value
      self.left = left
      self.right = right
      self.unknownGoesLeft = unknownGoesLeft
      self.cover = cover
    }

    /// The value of the leaf that `input` reaches.
    package func leaf(_ input: (Int) -> Float) -> Float {
      var node = 0
      while feature[node] >= 0 {
        let x = input(Int(feature[node]))
        let goesLeft = x.isNaN ? unknownGoesLeft[node] : x < value[node]
        node = Int(goesLeft ? left[node] : right[node])
      }
      return value[node]
    }

    /// The nodes from the root on, parents before children, those of one depth together.
    ///
    /// The loader has checked that every walk ends.
    package var nodesFromRoot: [Int] {
      var order = [0]
      var next = 0
      while next < order.count {
        let node = order[next]
        next += 1
        if feature[node] >= 0 { order += [Int(left[node]), Int(right[node])] }
      }
      return order
    }

    /// The inputs it looks at.
    package var features: Set<Int32> { Set(feature.lazy.filter { $0 >= 0 }) }
  }

  package let featureCount: Int
  /// Log-odds before any tree, in the library's precision.
  package let baseMargin: Float
  /// The same by our own logarithm, for shown numbers.
  package let baseLogOdds: Double
  package let trees: [Tree]

  /// Log-odds of a row, summed in tree order in single precision as libxgboost does.
  package func margin(_ row: [Float]) -> Float {
    var sum = baseMargin
    for tree in trees { sum += tree.leaf { row[$0] } }
    return sum
  }
}
