/// Adam's way down a loss (Kingma and Ba 2015): each parameter's step is its mean slope over the
/// root of its mean squared slope.
final class AdamSteps {
  private let mean: FloatTable
  private let square: FloatTable
  /// `0.9` and `0.999` to the power of the steps taken.
  private var left: (mean: Float, square: Float) = (1, 1)

  init(count: Int) {
    mean = FloatTable(count: count)
    square = FloatTable(count: count)
  }

  /// Moves `parameters` against `gradient`, by about `rate` each, and draws them to 0 by `decay` of
  /// themselves times the rate (Loshchilov and Hutter 2019).
  func step(_ parameters: FloatTable, against gradient: FloatTable, rate: Float, decay: Float) {
    left = (left.mean * 0.9, left.square * 0.999)
    let meanScale = 1 / (1 - left.mean)
    let squareScale = 1 / (1 - left.square)
    let (mean, square) = (mean.start, square.start)
    let (weights, slopes) = (parameters.start, gradient.start)
    let kept = 1 - rate * decay
    for place in 0..<parameters.count {
      let slope = slopes[place]
      mean[place] = 0.9 * mean[place] + 0.1 * slope
      square[place] = 0.999 * square[place] + 0.001 * slope * slope
      let size = (square[place] * squareScale).squareRoot() + 1e-8
      weights[place] = kept * weights[place] - rate * (mean[place] * meanScale) / size
    }
  }
}
