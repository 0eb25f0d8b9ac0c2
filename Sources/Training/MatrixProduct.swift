/// A product of two tables of numbers that gives the same bits on every machine.
///
/// Each sum runs over `depth` in order, in single precision and without fused multiply-add; only
/// columns stand side by side in the processor's lanes, which changes no sum.
enum MatrixProduct {
  /// Columns are worked in blocks of this many; tables are padded to it.
  static let lanes = 8

  /// `count` rounded up to whole blocks.
  static func padded(_ count: Int) -> Int { (count + lanes - 1) / lanes * lanes }

  /// Numbers at `start`, one row every `row` places and one column every `column`.
  struct Factor {
    let start: UnsafePointer<Float>
    let row: Int
    let column: Int
  }

  /// Adds to `sum`, of `rows` × `columns`, the product of `left`, of `rows` × `depth`, and the
  /// table at `right`, of `depth` rows of `columns` each; `columns` is a multiple of the lanes.
  static func add(
    _ left: Factor, _ right: UnsafePointer<Float>, to sum: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int, depth: Int
  ) {
    var row = 0
    while row + 4 <= rows {
      addFour(left, right, to: sum, row: row, columns: columns, depth: depth)
      row += 4
    }
    while row < rows {
      addOne(left, right, to: sum, row: row, columns: columns, depth: depth)
      row += 1
    }
  }

  @inline(__always)
  private static func block(_ place: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(place).loadUnaligned(as: SIMD8<Float>.self)
  }

  @inline(__always)
  private static func store(_ block: SIMD8<Float>, _ place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: block, as: SIMD8<Float>.self)
  }

  /// Four rows at a time, so that each block of `right` is read once for four sums.
  private static func addFour(
    _ left: Factor, _ right: UnsafePointer<Float>, to sum: UnsafeMutablePointer<Float>,
    row: Int, columns: Int, depth: Int
  ) {
    let first = left.start + row * left.row
    let (second, third, fourth) = (first + left.row, first + 2 * left.row, first + 3 * left.row)
    var column = 0
    while column < columns {
      let place = sum + row * columns + column
      var (a, b) = (block(place), block(place + columns))
      var (c, d) = (block(place + 2 * columns), block(place + 3 * columns))
      var from = right + column
      var at = 0
      for _ in 0..<depth {
        let factor = block(from)
        a += factor * first[at]
        b += factor * second[at]
        c += factor * third[at]
        d += factor * fourth[at]
        from += columns
        at += left.column
      }
      store(a, place)
      store(b, place + columns)
      store(c, place + 2 * columns)
      store(d, place + 3 * columns)
      column += lanes
    }
  }

  private static func addOne(
    _ left: Factor, _ right: UnsafePointer<Float>, to sum: UnsafeMutablePointer<Float>,
    row: Int, columns: Int, depth: Int
  ) {
    let first = left.start + row * left.row
    var column = 0
    while column < columns {
      let place = sum + row * columns + column
      var a = block(place)
      for at in 0..<depth { a += block(right + at * columns + column) * first[at * left.column] }
      store(a, place)
      column += lanes
    }
  }
}
