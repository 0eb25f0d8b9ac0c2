import Lending

/// The value of a pool of charged-off loans, as a person reads it on a terminal.
struct DebtPoolText {
  private let pool: DebtPool
  private let currency: String

  init(_ pool: DebtPool, currency: String) {
    self.pool = pool
    self.currency = currency
  }

  private func money(_ money: Money) -> String {
    "\(Figure.grouped(money.amount))\u{202F}\(currency)"
  }

  private func share(_ money: Money) -> String {
    pool.balance.amount > 0 ? Figure.percent(money.amount / pool.balance.amount) : ""
  }

  var text: String {
    guard pool.loans > 0 else { return "  There is no loan to value." }
    var table = TextTable([.left, .right, .right, .left])
    table.add([
      "Still owed", money(pool.balance), "", "by " + Figure.counted(pool.loans, "loan", "loans"),
    ])
    table.add(["Expected gross", money(pool.expectedGross), share(pool.expectedGross), ""])
    table.add(["Expected net of fees", money(pool.expectedNet), share(pool.expectedNet), ""])
    table.add(["Nine in ten bring", money(pool.netP10), share(pool.netP10), "or more"])
    table.add(["One in ten brings", money(pool.netP90), share(pool.netP90), "or more"])
    table.add([
      "Worth today", money(pool.worth), share(pool.worth),
      "as recommended, after costs and "
        + Figure.counted(Int(pool.hours.rounded()), "officer's hour", "officer's hours"),
    ])
    var tiers = TextTable([.left, .right])
    for kind in Treatment.allCases {
      if let loans = pool.treatments[kind.rawValue] { tiers.add([kind.rawValue, count(loans)]) }
    }
    if let loans = pool.treatments["none"] { tiers.add(["none is worth its cost", count(loans)]) }
    return """
        The pool
      \(table.text)

        Recommended
      \(tiers.text)

        The range takes loans as independent (± \(money(pool.deviationOfLoans))) around a common \
      level (± \(money(pool.deviationOfLevel)), an input of the policy) and their sum as normal.
      """
  }

  private func count(_ number: Int) -> String { Figure.grouped(Double(number)) }
}
