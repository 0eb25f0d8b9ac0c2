import Assessing
import Desk
import Lending
import Scoring

/// Measures the whole screening of one row of a table: features, chance, interval, score, band,
/// reasons, price, limit, verdict.
enum Rows {
  /// Screens `count` made-up applications of each kind on one thread and prints the time a row.
  ///
  /// The sum is one of every bit of the results: two programs that print the same sum said the same
  /// of every row.
  static func run(count: Int) throws {
    print("screening of one row, \(count) made-up applications, one thread")
    for (product, hasRate) in [
      (Product.installmentLoan, false), (.installmentLoan, true), (.creditCard, false),
    ] {
      let desk = try Desk(DeskOptions(product: product))
      var generator = SeededDraws(seed: 1)
      var applications: [LoanApplication] = []
      while applications.count < count {
        var form = desk.catalogue.madeUpForm(using: &generator)
        if !hasRate {
          form.entries[.interestRate] = nil
        } else if form.entries[.interestRate] == nil {
          continue
        }
        if let application = try? form.validated(by: desk.catalogue) {
          applications.append(application)
        }
      }
      let underwriter = desk.underwriter(for: applications[0])
      measure(underwriter, applications, "\(underwriter.model.name)")
    }
  }

  private static func measure(
    _ underwriter: any Underwriter, _ applications: [LoanApplication], _ name: String
  ) {
    var sum = BitSum()
    let clock = ContinuousClock()
    var times: [Duration] = []
    let lot = applications.count / 10
    for first in stride(from: 0, to: lot * 10, by: lot) {
      let start = clock.now
      for application in applications[first..<first + lot] {
        if let loan = underwriter.screen(application, reasons: 3) { sum.add(loan) }
      }
      times.append(clock.now - start)
    }
    func nanoseconds(_ time: Duration) -> String {
      Figure.fixed(time / .nanoseconds(1) / Double(lot), decimals: 0)
    }
    times.sort()
    print(
      "  \(name): fastest tenth \(nanoseconds(times[0])) ns a row, "
        + "median \(nanoseconds(times[times.count / 2])) ns, sum \(sum.text)")
  }
}

/// Adds up every bit that a screening says.
private struct BitSum {
  private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

  var text: String { String(sum, radix: 16) }

  private mutating func add(_ word: UInt64) {
    sum = (sum ^ word) &* 0x100_0000_01B3
    sum ^= sum >> 29
  }

  private mutating func add(_ value: Double?) { add(value?.bitPattern ?? 1) }

  private mutating func add(_ text: String) { for byte in text.utf8 { add(UInt64(byte)) } }

  mutating func add(_ loan: ScreenedLoan) {
    add(loan.probability.logOdds)
    add(loan.interval.low.logOdds)
    add(loan.interval.high.logOdds)
    add(UInt64(loan.score))
    add(loan.band.letter)
    add(loan.price?.rate.percent)
    add(loan.price?.payment.amount)
    add(loan.price?.paymentToIncome?.percent)
    add(loan.price?.debtToIncomeAfter?.percent)
    add(loan.price?.expectedLoss.amount)
    add(loan.price?.expectedLossShare.percent)
    add(loan.limit?.amount)
    add(loan.limitBoundBy ?? "")
    add(loan.outOfDomain)
    add(loan.verdict?.rawValue ?? "")
    for contribution in loan.strongest {
      add(contribution.field.rawValue)
      add(contribution.logOdds)
      add(contribution.shareOfGap)
    }
  }
}
