internal import Lending
internal import Monitoring
internal import Pricing
internal import Scoring

/// What the model looks at, how sure it is, and what it must not be used for.
extension ModelCard {
  var fields: [String] {
    var lines = [
      "## Fields", "",
      "Mean size of each field's contribution among the training loans, in log-odds. Derived inputs "
        + "are told under the field that a person enters.", "",
      "| field | mean contribution | inputs | risk moves |", "|---|---:|---|---|",
    ]
    let rows = facts.trained.rows
    guard let model = facts.model as? RiskModel else { return lines }
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

  var uncertainty: [String] {
    var lines = ["## Uncertainty", ""] + facts.interval.lines
    lines += ["", "### Unusual applications", ""] + facts.domain.lines
    guard let spread = facts.spread else { return lines }
    lines += [
      "", "### Issue years", "",
      "How far each lies from what was said of it by a model that had learned nothing of it; their "
        + "variance beyond chance is \(fixed(spread.variance, 4)) by moments (DerSimonian and Laird), "
        + "which the two worst years make.", "",
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
    let recovery = facts.cash.curves.recovery
    return [
      "## Cash flow", "",
      "Monthly hazards of default and early repayment from "
        + facts.cash.loans.sorted { $0.key < $1.key }.map {
          "\(count($0.value)) loans of \($0.key) months"
        }.joined(separator: " and ")
        + " issued 2007–2011. Of the balance at default "
        + "\(percent(recovery.grossShare)) came back gross (\(count(facts.cash.chargedOff)) "
        + "charged-off loans); collection took \(percent(recovery.feeShare)) of it. The average "
        + "recovery is taken to come \(fixed(recovery.lagMonths, 1)) months after the last payment: "
        + "from how the recovered share grows with the time since then, where a time of which the "
        + "file has no charged-off loan counts as without recoveries. So the delay is an upper bound.",
    ]
  }

  var limits: [String] {
    let amounts = facts.history.training.map(\.application.loanAmount.amount)
    return [
      "## Limits", "",
      "- One lender, the United States, 2007–2018: loans that this lender granted. Applicants whom "
        + "it refused are not in the data.",
      "- Out of time the ranking is weaker than on another draw: read that row for loans of today.",
      "- Issue years differ at equal inputs (table above); a recession is such a difference.",
      "- The training loans lie between \(plain(amounts.min() ?? 0)) and "
        + "\(Figure.grouped(amounts.max() ?? 0)); beyond, the amount's part stays at its last value.",
      !facts.recipe.features.contains { $0.fieldsRead.contains(.interestRate) }
        ? "- More amount, more amount against income and a longer term never lower the risk. That "
          + "dependence is observed and not proven causal."
        : "- The lender's rate and grade carry what that lender knew. Another lender's rating is no "
          + "substitute for the grade.",
    ]
  }

  var ethics: [String] {
    [
      "## Ethics and law", "",
      "No sex, race, religion, national origin, marital status or age, and no proxy such as first "
        + "name, region or ZIP code, is an input. The files hold no such attribute, so differences "
        + "of outcome between groups could not be measured here: a lender must watch its own. The "
        + "reasons are exact parts of the score (Regulation B §1002.9(b)(2)).",
    ]
  }

  var again: [String] {
    [
      "## The same again", "",
      "`assay model train \(facts.name.product) --data FOLDER` with the files above gives this pack "
        + "byte for byte.",
    ]
  }
}
