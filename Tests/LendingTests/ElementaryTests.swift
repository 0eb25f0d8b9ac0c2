import Glibc
import Lending
import Testing

@Test func exponentialsLieWithinOneUnitOfTheLastPlace() {
  var generator = SeededDraws(seed: 1)
  for _ in 0..<200_000 {
    let x = Double.random(in: -745...709, using: &generator)
    let ours = Elementary.exp(x)
    let reference = Glibc.exp(x)
    #expect(abs(ours - reference) <= reference.ulp, "exp(\(x))")
  }
}

@Test func logarithmsLieWithinOneUnitOfTheLastPlace() {
  var generator = SeededDraws(seed: 2)
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
  #expect(Elementary.exp(-744.9) == Double.leastNonzeroMagnitude)
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

@Test func decaysSideBySideHaveTheBitsOfTheExponentialsOneByOne() {
  var generator = SeededDraws(seed: 5)
  for round in 0..<4_000 {
    let count = round % 11
    let rates = (0..<count).map { _ in Elementary.exp(Double.random(in: -40...7, using: &generator))
    }
    let speed = Elementary.exp(
      Double.random(in: -40...(round % 7 == 0 ? 40 : 3), using: &generator))
    let results = [Double](unsafeUninitializedCapacity: count) { results, filled in
      rates.withUnsafeBufferPointer { Elementary.decays($0, speed: speed, into: results) }
      filled = count
    }
    for (rate, result) in zip(rates, results) {
      #expect(result.bitPattern == Elementary.exp(-speed * rate).bitPattern, "\(speed) \(rate)")
    }
  }
}
