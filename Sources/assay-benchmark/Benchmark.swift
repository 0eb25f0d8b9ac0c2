import Desk
import Lending

/// Measures what the program claims about its speed; `packaging/benchmark` runs it.
@main
enum Benchmark {
  static func main() throws {
    switch CommandLine.arguments.dropFirst().first {
    case "assess": try assess(count: 20_000)
    default: print("usage: assay-benchmark assess")
    }
  }

  /// One whole assessment of one form: validation, score, interval, reasons, price, limit, verdict.
  private static func assess(count: Int) throws {
    let desk = try Desk()
    var generator = SeededBits(state: 1)
    let forms = (0..<count).map { _ in desk.catalogue.madeUpForm(using: &generator) }
    let clock = ContinuousClock()
    // A first round warms caches and is not counted.
    for form in forms.prefix(2000) { _ = desk.assess(form) }
    var times: [Duration] = []
    var assessed = 0
    for form in forms {
      let start = clock.now
      let screening = desk.assess(form)
      times.append(clock.now - start)
      if case .assessed = screening { assessed += 1 }
    }
    times.sort()
    func microseconds(_ share: Double) -> String {
      Figure.fixed(times[Int(Double(count - 1) * share)] / .microseconds(1), decimals: 1)
    }
    print("single assessment: score, interval, reasons, price, limit, recommendation")
    print("  \(count) made-up forms, \(assessed) assessed, one thread")
    print("  median \(microseconds(0.5)) µs, p99 \(microseconds(0.99)) µs, bar 200 µs")
  }
}

/// A seeded source of bits (SplitMix64), so that each run measures the same forms.
struct SeededBits: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension FieldCatalogue {
  /// A form with made-up values; optional fields are unknown now and then.
  func madeUpForm(using generator: inout SeededBits) -> ApplicationForm {
    var form = ApplicationForm(product: product)
    for field in fields where field.use != .recorded && field.group != "second" {
      guard field.isRequired || Double.random(in: 0..<1, using: &generator) < 0.85 else { continue }
      switch field.kind {
      case .number(let range) where !range.allowed.isEmpty:
        form.entries[field.id] = .number(range.allowed.randomElement(using: &generator) ?? 0)
      case .number(let range):
        let typical = Double.random(in: 0..<1, using: &generator)
        let span = min(range.maximum - range.minimum, field.id == .annualIncome ? 150_000 : 40_000)
        let value = range.minimum + (typical * typical * span).rounded()
        form.entries[field.id] = .number(field.id == .annualIncome ? 15_000 + value : value)
      case .choice(let choices):
        form.entries[field.id] = choices.randomElement(using: &generator).map { .text($0.id) }
      case .text: break
      }
    }
    return form
  }
}
