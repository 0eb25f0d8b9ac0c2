internal import CKernels

/// Memory in which a block of rows is scored, on the stack where it fits.
struct EngineRoom {
  static let block = Int(ASSAY_BLOCK)

  let columns: UnsafeMutablePointer<Float>
  let ranks: UnsafeMutablePointer<UInt32>
  let codes: UnsafeMutablePointer<Int8>
  let slots: UnsafeMutablePointer<UInt8>
  let sums: UnsafeMutablePointer<Float>
  let doubles: UnsafeMutablePointer<Double>

  static func with(inputs: Int, _ work: (EngineRoom) -> Void) {
    let column = MemoryLayout<Float>.stride * block
    let sizes = [
      inputs * column, (2 * inputs + 1) * column, 2 * inputs * block,
      Int(ASSAY_COMPARE_SCRATCH), column, 2 * column,
    ]
    withUnsafeTemporaryAllocation(byteCount: sizes.reduce(0, +), alignment: 64) { room in
      guard var place = room.baseAddress else { return }
      func next<Value>(_ index: Int, _ type: Value.Type) -> UnsafeMutablePointer<Value> {
        defer { place += sizes[index] }
        return place.bindMemory(to: type, capacity: sizes[index] / MemoryLayout<Value>.stride)
      }
      work(
        EngineRoom(
          columns: next(0, Float.self), ranks: next(1, UInt32.self), codes: next(2, Int8.self),
          slots: next(3, UInt8.self), sums: next(4, Float.self), doubles: next(5, Double.self)))
    }
  }
}
