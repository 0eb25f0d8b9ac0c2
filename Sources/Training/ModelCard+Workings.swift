internal import Lending
internal import Monitoring
internal import Pricing
internal import Scoring

/// What the model looks at, how sure it is, and what it must not be used for.
extension ModelCard {
  var fields: [String] {
    guard let model = facts.model as? RiskModel else { return inputs }
    var lines = [
      "### Fields", "",
      "Mean size of each field's contribution among the training \(thing.many), in log-odds. Derived inputs "
        + "are told under the field that a person enters.", "",
      "| field | mean contribution | inputs | risk moves |", "|---|---:|---|---|",
    ]
    let rows = facts.trained.rows
    var sums = [Double](repeating: 0, count: model.fields.count)
    for row in 0..<rows.count {
      let score = model.score(Array(rows.row(row)))
      for field in sums.indices {
        sums[field] += rows.weights[row] * abs(score.contributions[field])
      }
    }
    let total = rows.weights.reduce(0, +)
    let order = sums.indices.sorted { (-sums[$0], $0) < (-sums[$1], $1) }
    for field in order {
      let id = model.fields[field]
      let inputs = facts.model.features.filter { $0.toldAs == id }
      let moves = inputs.map { $0.monotone > 0 ? "up" : $0.monotone < 0 ? "down" : "freely" }
      lines.append(
        "| \(id) | \(fixed(sums[field] / total, 3)) | \(inputs.map(\.name).joined(separator: ", ")) "
          + "| \(moves.joined(separator: ", ")) |")
    }
    return lines
  }

  /// Of a model whose contributions are not told.
  private var inputs: [String] {
    let names = facts.model.features.map { "`\($0.name)`" }
    return [
      "### Inputs", "",
      "It reads \(names.joined(separator: ", ")). What each adds is not told: they act together.",
    ]
  }

  var uncertainty: [String] {
    var lines = ["### Uncertainty", ""] + facts.interval.lines(of: thing)
    if let domain = facts.domain {
      lines += ["", "### Unusual applications", ""] + domain.lines(of: thing)
    }
    guard let spread = facts.spread else { return lines }
    lines += [
      "", "### Issue years", "",
      "How far each lies from what was said of it by a model that had learned nothing of it; their "
        + "variance beyond chance is \(fixed(spread.variance, 4)) by moments (DerSimonian and "
        + "Laird).", "",
      "| issue year | matured training loans | charged off | shift against the model, log-odds |",
      "|---|---:|---:|---:|",
    ]
    for year in spread.years {
      lines.append(
        "| \(year.year) | \(count(year.loans)) | \(count(year.defaults)) | "
          + "\(fixed(year.shift, 3)) |")
    }
    return lines
  }

  var money: [String] {
    guard let priced = facts.cash, facts.isChampion else { return [] }
    let recovery = priced.study.curves.recovery
    let terms = priced.study.loans.sorted { $0.key < $1.key }.map {
      "\(count($0.value)) loans of \($0.key) months"
    }
    let isBanded = priced.study.curves.terms.values.contains { $0.bands != nil }
    let bands = isBanded ? ", by bands of the held-out probability" : ""
    let words =
      "Monthly hazards of default and early repayment from \(terms.joined(separator: " and ")) "
      + "of the early file\(bands). Of the balance at default "
      + "\(percent(recovery.grossShare)) came back gross (\(count(priced.study.chargedOff)) "
      + "charged-off loans); collection took \(percent(recovery.feeShare)) of it. "
    let delay =
      "The average recovery is taken to come \(fixed(recovery.lagMonths, 1)) months after the last "
      + "payment: from how the recovered share grows with the time since then, where a time of "
      + "which the file has no charged-off loan counts as without recoveries. So the delay is an "
      + "upper bound."
    return ["### Cash flow", "", words + delay, ""] + Self.pace(priced.study.pace)
      + CashFlowCheck.card(priced.checks)
      + ReturnEvidence.card(priced.returns)
  }

  private static func pace(_ pace: RepaymentPace?) -> [String] {
    guard let pace, let last = pace.years.last else { return [] }
    let years = pace.years.map { "\($0.year) \(Figure.shown($0.ratio, decimals: 2))" }
    return [
      "Early repayments of loans of \(RepaymentPace.termMonths) months by year of issue, as a "
        + "multiple of the average curve: \(years.joined(separator: ", ")). The curves are those of "
        + "loans issued in \(last.year + 1): \(Figure.shown(pace.next, decimals: 2)), by Poisson "
        + "regression on the year. Loans of the dated file issued before "
        + "\(LoanHistory.outOfTimeFrom) take part in this one number, resolved or running, and in "
        + "no other part of the training; the cash of loans of which it was read is not tested.",
      "",
    ]
  }
}
