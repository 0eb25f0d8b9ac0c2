import Desk
import Lending

enum AssessBenchmark {
  /// One whole assessment of one form: validation, score, interval, reasons, price, limit, verdict.
  static func run(count: Int = 20_000) throws {
    let desk = try Desk()
    var generator = SeededDraws(seed: 1)
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
    alternatives(desk, (0..<4000).map { _ in ApplicationForm.plausibleLoan(using: &generator) })
  }

  /// The same with what the borrower could change and what the lender could offer.
  private static func alternatives(_ desk: Desk, _ forms: [ApplicationForm]) {
    let clock = ContinuousClock()
    var (sought, found) = (0, 0)
    let start = clock.now
    for form in forms {
      guard case .assessed(let application, let assessment) = desk.assess(form) else { continue }
      let changes = desk.counterfactuals(to: application, assessment)
      let offers = desk.offers(instead: application, assessment)
      _ = assessment.principalReasons(of: application, in: desk.catalogue)
      if changes.hindrance == nil { sought += 1 }
      if !changes.found.isEmpty || !offers.found.isEmpty { found += 1 }
    }
    let perThousand = (clock.now - start) / .milliseconds(1) / Double(forms.count) * 1000
    print("assessment with counterfactual and offers")
    print("  \(forms.count) plausible forms, sought for \(sought), found for \(found), one thread")
    print("  \(Figure.fixed(perThousand, decimals: 0)) ms for 1 000, bar 1 000 ms")
  }
}
