/// Random draws that are the same on every machine for the same seed.
///
/// SplitMix64 (Steele, Lea and Flood 2014). The draws below are written out here because the
/// standard library may change how it turns bits into numbers from one release to the next.
package struct SeededDraws: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number in `0..<bound`; the bias is below `bound / 2^64`.
  package mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "nothing to draw from")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The values in another order, each as likely (Fisher and Yates).
  package mutating func mixed<Value>(_ values: [Value]) -> [Value] {
    var values = values
    for last in values.indices.dropFirst().reversed() {
      values.swapAt(last, index(below: last + 1))
    }
    return values
  }

  /// A number in 0..<1.
  package mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
