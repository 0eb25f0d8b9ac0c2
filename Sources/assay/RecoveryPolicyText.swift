import Desk
import Lending

/// A policy of recovery as a person reads it on a terminal.
struct RecoveryPolicyText {
  let report: RecoveryPolicyReport
  let currency: String

  private var policy: RecoveryPolicy { report.policy }

  private func money(_ money: Money) -> String {
    "\(Figure.grouped(money.amount))\u{202F}\(currency)"
  }

  private func percent(_ rate: Rate) -> String { Figure.plain(rate.percent) + "\u{202F}%" }

  var text: String {
    """
    Policy \(policy.fullName) of \(policy.product) (\(report.digest.prefix(12)))
    \(report.file)

    What can be done with a charged-off loan
    \(treatments)

    What it assumes
    \(assumptions)

    \(Self.howToChange(report.file))
    """
  }

  private var treatments: String {
    var table = TextTable([.left, .right, .right, .left])
    table.add(["", "cost", "hours", "what it brings"])
    for terms in policy.treatments {
      var brings =
        terms.price.map { "\(percent($0)) of the balance" }
        ?? (terms.effect == 1 ? "" : "\(Figure.plain(terms.effect ?? 1)) times ")
        + "what the model expects"
      if let months = terms.months {
        brings += ", in \(months == 1 ? "1 month" : Figure.plain(months) + " months") on average"
      }
      table.add([terms.kind.words, money(terms.cost), Figure.plain(terms.hours), brings])
    }
    return table.text
  }

  private var assumptions: String {
    var table = TextTable([.left, .left])
    let plan = policy.plan
    let rows = [
      ("hourCost", "An officer's hour costs \(money(policy.hourCost))"),
      ("discountRate", "Later money is worth \(percent(policy.discountRate)) a year less"),
      (
        "levelSpread",
        "The level of all recoveries swings by \(percent(policy.levelSpread)) around the model's"
      ),
      (
        "plan.shareOfFreeIncome",
        "A plan takes \(percent(plan.shareOfFreeIncome)) of what debts leave of the income"
      ),
      (
        "plan.leastPayment",
        "A plan of less than \(money(plan.leastPayment)) a month is not offered"
      ),
      ("plan.mostMonths", "A plan runs at most \(plan.mostMonths) months"),
    ]
    for (key, sentence) in rows { table.add([key, sentence]) }
    return table.text
  }

  /// The way to another policy of recovery.
  static func howToChange(_ file: String) -> String {
    "Copy \(file), edit it, and use it with `assay recover … --policy COPY.json`"
  }
}
