/// Numbers in one piece of memory, which a network's passes read and write without checks.
///
/// A training run touches each of them millions of times; arrays would check and copy.
final class FloatTable {
  let start: UnsafeMutablePointer<Float>
  let count: Int

  /// All 0.
  init(count: Int) {
    self.count = count
    start = .allocate(capacity: max(count, 1))
    start.initialize(repeating: 0, count: max(count, 1))
  }

  convenience init(_ values: [Float]) {
    self.init(count: values.count)
    for (place, value) in values.enumerated() { start[place] = value }
  }

  deinit { start.deallocate() }

  var values: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }

  func clear() { start.update(repeating: 0, count: count) }

  func copy(from other: FloatTable) {
    precondition(other.count == count, "tables of one size")
    start.update(from: other.start, count: count)
  }
}
