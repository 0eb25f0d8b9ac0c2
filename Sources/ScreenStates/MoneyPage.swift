internal import Desk
package import Lending

/// The money of a loan in sentences and tables, beside its pictures.
package struct MoneyPage: Sendable, Equatable {
  package struct Table: Sendable, Equatable {
    package let head: [String]
    package let rows: [[String]]

    package init(head: [String], rows: [[String]]) {
      self.head = head
      self.rows = rows
    }
  }

  /// What comes in and what is lost; nil where there is no cash flow.
  package let cashSentence: String?
  package let cashTable: Table?
  package let returnSentence: String?
  package let returnTable: Table?

  package init(_ assessment: Assessment, catalogue: FieldCatalogue) {
    let words = MoneyWords(currency: catalogue.currency)
    cashSentence = assessment.cashFlow.map { Self.sentence($0, words) }
    let years = AssessmentFigures(assessment, catalogue).moneyByYear
    cashTable = years.map { Table(head: $0.names, rows: $0.rows) }
    returnSentence = assessment.returns.map { Self.sentence($0, assessment, words) }
    returnTable = assessment.returns.map { returns in
      Table(
        head: ["Of like loans", "Return a year"],
        rows: [
          ["One in ten returns less than", words.percent(returns.p10)],
          ["Half return less than", words.percent(returns.p50)],
          ["One in ten returns more than", words.percent(returns.p90)],
          ["Mean of the single returns", words.percent(returns.mean)],
          ["Chance of losing money", Figure.percent(returns.chanceOfLosingMoney)],
        ])
    }
  }

  private static func sentence(_ flow: CashFlow, _ words: MoneyWords) -> String {
    let received = flow.received.reduce(0) { $0 + $1.amount }
    let lost = flow.months.reduce(0) { $0 + $1.loss.amount }
    let worth = flow.netPresentValue
    return "You would expect \(words.money(received)) to come in for the "
      + "\(words.money(flow.outlay.amount)) paid out, and \(words.money(lost)) to be lost. Worth "
      + "today at \(Figure.plain(flow.discountRate.percent))\u{202F}% a year: "
      + (worth.amount < 0
        ? "\(words.money(-worth.amount)) less than is paid out."
        : "\(words.money(worth.amount)) more than is paid out.")
  }

  private static func sentence(
    _ returns: ReturnRange, _ assessment: Assessment, _ words: MoneyWords
  ) -> String {
    let loss = Figure.percent(returns.chanceOfLosingMoney, decimals: 0)
    let expected = assessment.cashFlow?.expectedReturn.map {
      " All payments of like loans together return \(words.percent($0)) a year."
    }
    return "Half of like loans return \(words.percent(returns.p50)) a year or more; in \(loss) of "
      + "all cases less comes back than was paid out."
      + (expected ?? "")
  }
}

/// What each amount would mean, in words beside its picture.
package struct LimitPage: Sendable, Equatable {
  package let curves: LimitCurves
  package let sentence: String
  package let table: MoneyPage.Table
  /// The rules whose use of what they allow is drawn, by their key, with the name at the line.
  package let rules: [Rule]

  package struct Rule: Sendable, Equatable {
    package let key: String
    package let label: String
    /// Percent.
    package let mark: Double
    package let isBinding: Bool
  }

  init(
    _ curves: LimitCurves, _ assessment: Assessment, asked: Money, catalogue: FieldCatalogue
  ) {
    self.curves = curves
    let words = MoneyWords(currency: catalogue.currency)
    let names = [
      ("probabilityCutOff", "chance"), ("paymentToIncomeCeiling", "payment"),
      ("debtToIncomeCeiling", "debts"), ("expectedLossBudget", "loss"),
    ]
    rules = names.compactMap { key, label in
      guard let mark = assessment.mark(of: key)?.mark, mark > 0 else { return nil }
      return Rule(key: key, label: label, mark: mark, isBinding: key == curves.boundBy)
    }
    sentence = Self.sentence(curves, assessment, asked, words)
    table = Self.table(curves, asked, words)
  }

  private static func sentence(
    _ curves: LimitCurves, _ assessment: Assessment, _ asked: Money, _ words: MoneyWords
  ) -> String {
    let limit = words.money(curves.limit.amount)
    let bound =
      curves.limit > .zero
      ? "At most \(limit) could be lent: \(assessment.limit.sentence)."
      : "No amount could be lent: \(assessment.limit.sentence)."
    let gap = asked.amount - curves.limit.amount
    let beside =
      gap > 0
      ? " What is asked is \(words.money(gap)) more."
      : gap < 0 ? " What is asked is \(words.money(-gap)) less." : " That is what is asked."
    let best = curves.mostProfitable.map { best in
      best.expectedProfit > .zero
        ? " The greatest profit is expected at \(words.money(best.amount.amount)): "
          + "\(words.money(best.expectedProfit.amount))."
        : " No amount is expected to earn anything."
    }
    return bound + beside + (best ?? "")
  }

  /// A few round amounts with the limit and what is asked.
  private static func table(
    _ curves: LimitCurves, _ asked: Money, _ words: MoneyWords
  ) -> MoneyPage.Table {
    let points = curves.points
    let pieces = 8
    var chosen = Set(
      (0...pieces).map { $0 * (points.count - 1) / pieces }.filter(points.indices.contains))
    if let limit = points.firstIndex(where: { $0.amount == curves.limit }) { chosen.insert(limit) }
    func share(_ rate: Rate?) -> String { rate.map { words.percent($0) } ?? "–" }
    return MoneyPage.Table(
      head: ["Amount", "Chance", "Payment", "Debts", "Loss", "Profit"],
      rows: chosen.sorted().map { points[$0] }.map { point in
        [
          Figure.grouped(point.amount.amount)
            + (point.amount == curves.limit ? " (limit)" : ""),
          Figure.percent(point.chance), share(point.paymentToIncome),
          share(point.debtToIncomeAfter), share(point.expectedLossShare),
          point.expectedProfit.map { Figure.grouped($0.amount) } ?? "–",
        ]
      })
  }

  /// How much of what a rule allows an amount uses, 1 for all of it; nil where it is not known.
  package func used(_ rule: Rule, _ point: LimitCurvePoint) -> Double? {
    let percent: Double? =
      switch rule.key {
      case "probabilityCutOff": point.chance * 100
      case "paymentToIncomeCeiling": point.paymentToIncome?.percent
      case "debtToIncomeCeiling": point.debtToIncomeAfter?.percent
      case "expectedLossBudget": point.expectedLossShare?.percent
      default: nil
      }
    return percent.map { $0 / rule.mark }
  }
}

/// Money and percent as sentences say them.
struct MoneyWords {
  let currency: String

  func money(_ amount: Double) -> String { "\(Figure.grouped(amount))\u{202F}\(currency)" }
  func percent(_ rate: Rate) -> String {
    rate < .mostOfIncome ? "\(Figure.shown(rate.percent, decimals: 1))\u{202F}%" : "no income"
  }
}
