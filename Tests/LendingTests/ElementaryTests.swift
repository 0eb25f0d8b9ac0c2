import Glibc
import Lending
import Testing

@Test func exponentialsLieWithinOneUnitOfTheLastPlace() {
  var generator = Seeded(state: 1)
  for _ in 0..<200_000 {
    let x = Double.random(in: -745...709, using: &generator)
    let ours = Elementary.exp(x)
    let reference = Glibc.exp(x)
    #expect(abs(ours - reference) <= reference.ulp, "exp(\(x))")
  }
}

@Test func logarithmsLieWithinOneUnitOfTheLastPlace() {
  var generator = Seeded(state: 2)
  for _ in 0..<200_000 {
    let x = Double(bitPattern: UInt64.random(in: 1..<0x7FF0_0000_0000_0000, using: &generator))
    let reference = Glibc.log(x)
    #expect(abs(Elementary.log(x) - reference) <= reference.ulp, "log(\(x))")
  }
}

@Test func theEndsOfTheRangeAreAnswered() {
  #expect(Elementary.exp(0) == 1)
  #expect(Elementary.exp(-.infinity) == 0)
  #expect(Elementary.exp(.infinity) == .infinity)
  #expect(Elementary.exp(.nan).isNaN)
  #expect(Elementary.exp(-744.9) == 5e-324)
  #expect(Elementary.log(1) == 0)
  #expect(Elementary.log(0) == -.infinity)
  #expect(Elementary.log(-1).isNaN)
  #expect(Elementary.log(.infinity) == .infinity)
  #expect(Elementary.logistic(-800) == 0)
  #expect(Elementary.logistic(800) == 1)
  #expect(Elementary.power(2, 10) == 1024)
}

@Test func aProbabilityComesBackFromItsLogOdds() {
  for value in [1e-6, 0.01, 0.1944, 0.5, 0.87, 0.999_999] {
    #expect(abs(Probability(value).value - value) < 1e-15)
  }
}

/// A seeded source of bits (SplitMix64), so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
