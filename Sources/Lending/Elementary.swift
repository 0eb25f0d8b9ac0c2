/// Elementary functions that give the same bits on every machine.
///
/// A kept decision must replay bit for bit years later, so no result may hang on the C library of
/// the day or on a fused multiply-add. Only additions, multiplications and divisions of IEEE 754
/// doubles are used, which Swift never contracts. The method and constants are those of Sun's
/// fdlibm (e_exp.c, e_log.c); the error stays below one unit in the last place.
package enum Elementary {
  private static let ln2High = 6.931_471_803_691_238_164_90e-01
  private static let ln2Low = 1.908_214_929_270_587_700_02e-10

  /// `e` to the power `x`.
  package static func exp(_ x: Double) -> Double {
    guard x == x else { return x }
    if x > 709.782_712_893_384 { return .infinity }
    if x < -745.133_219_101_941_1 { return 0 }
    // x = k·ln 2 + r with |r| ≤ ½ ln 2
    let count = Int(x * 1.442_695_040_888_963_387_00 + (x < 0 ? -0.5 : 0.5))
    let k = Double(count)
    let high = x - k * ln2High
    let low = k * ln2Low
    let r = high - low
    let t = r * r
    let p5 = t * 4.138_136_797_057_238_460_39e-08
    let p4 = t * (-1.653_390_220_546_525_153_90e-06 + p5)
    let p3 = t * (6.613_756_321_437_934_361_17e-05 + p4)
    let p2 = t * (-2.777_777_777_701_559_338_42e-03 + p3)
    let c = r - t * (1.666_666_666_666_660_190_37e-01 + p2)
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    return scaled(y, by: count)
  }

  /// `exp(−speed · rate)` for each of the rates, which with the speed are above 0; the same bits as
  /// `exp` one by one.
  ///
  /// Four side by side: an addition or a division gives the same bits wherever it is done.
  package static func decays(
    _ rates: UnsafeBufferPointer<Double>, speed: Double,
    into results: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(results.count >= rates.count, "a result for each rate")
    let fours = rates.count & ~3
    for start in stride(from: 0, to: fours, by: 4) {
      let x =
        -speed
        * SIMD4(rates[start], rates[start + 1], rates[start + 2], rates[start + 3])
      let values: SIMD4<Double>
      if x.max() < 0, x.min() > lowestOfFour {
        values = ofNegative(x)
      } else {
        values = SIMD4(exp(x[0]), exp(x[1]), exp(x[2]), exp(x[3]))
      }
      for lane in 0..<4 { results[start + lane] = values[lane] }
    }
    for index in fours..<rates.count { results[index] = exp(-speed * rates[index]) }
  }

  /// Above it no result is subnormal.
  private static let lowestOfFour = -708.0
  /// Added to a number, leaves it rounded to a whole one in the lowest bits.
  private static let rounder = 6_755_399_441_055_744.0

  /// `exp` for numbers from `lowestOfFour` to 0, without the ends.
  @inline(__always)
  private static func ofNegative(_ x: SIMD4<Double>) -> SIMD4<Double> {
    let product = x * 1.442_695_040_888_963_387_00 + -0.5
    // Towards zero, which is upwards.
    let near = (product + rounder) - rounder
    let k = near.replacing(with: near + 1, where: near .< product)
    let high = x - k * ln2High
    let low = k * ln2Low
    let r = high - low
    let t = r * r
    let p5 = t * 4.138_136_797_057_238_460_39e-08
    let p4 = t * (-1.653_390_220_546_525_153_90e-06 + p5)
    let p3 = t * (6.613_756_321_437_934_361_17e-05 + p4)
    let p2 = t * (-2.777_777_777_701_559_338_42e-03 + p3)
    let c = r - t * (1.666_666_666_666_660_190_37e-01 + p2)
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    let bits = unsafeBitCast(k + rounder, to: SIMD4<UInt64>.self) &<< 52
    return y * unsafeBitCast(bits &+ (1023 << 52), to: SIMD4<Double>.self)
  }

  /// The natural logarithm; not a number below 0, minus infinity at 0.
  package static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    // x = 2^k · (1 + f) with √½ < 1 + f < √2
    var k = Double(x.exponent)
    var m = x.significand
    if m > 1.414_213_562_373_095_1 {
      m *= 0.5
      k += 1
    }
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even =
      w
      * (3.999_999_999_940_941_908e-01
        + w * (2.222_219_843_214_978_396e-01 + w * 1.531_383_769_920_937_332e-01))
    let odd1 = 1.818_357_216_161_805_012e-01 + w * 1.479_819_860_511_658_591e-01
    let odd =
      z * (6.666_666_666_666_735_130e-01 + w * (2.857_142_874_366_239_149e-01 + w * odd1))
    let rest = even + odd
    let half = 0.5 * f * f
    return k * ln2High - ((half - (s * (half + rest) + k * ln2Low)) - f)
  }

  /// `1 / (1 + e^−x)`, in 0…1.
  package static func logistic(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let e = exp(x)
    return e / (1 + e)
  }

  /// `base` to a whole power, by repeated squaring.
  package static func power(_ base: Double, _ exponent: Int) -> Double {
    precondition(exponent >= 0, "whole powers only")
    var result = 1.0
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }

  /// `y · 2^k` also where the result is subnormal.
  private static func scaled(_ y: Double, by k: Int) -> Double {
    func power(_ k: Int) -> Double { Double(bitPattern: UInt64(k + 1023) << 52) }
    if k > 1023 { return y * 2 * power(k - 1) }
    if k >= -1021 { return y * power(k) }
    return y * power(k + 1000) * power(-1000)
  }
}
