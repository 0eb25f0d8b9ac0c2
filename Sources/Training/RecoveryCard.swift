internal import Lending
internal import Scoring
internal import Sealing

/// The model card of a recovery pack: each number in it was computed by the command that wrote it.
struct RecoveryCard {
  let name: ModelName
  let study: RecoveryStudy

  var text: String {
    let parts = [
      details, use, factors, metrics, evaluation, training, analyses, guards, ethics, caveats,
      validation,
      lineage,
    ]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func count(_ value: Int) -> String { Figure.grouped(Double(value)) }
  private func percent(_ share: Double, _ decimals: Int = 1) -> String {
    Figure.percent(share, decimals: decimals)
  }
  private func fixed(_ value: Double, _ decimals: Int) -> String {
    Figure.shown(value, decimals: decimals)
  }

  /// First and last issue year of the training loans.
  private var issued: String {
    [study.years.first, study.years.last].compactMap { $0.map { String($0.year) } }
      .joined(separator: "–")
  }

  private var details: [String] {
    [
      "# \(name)", "", "## Model details", "",
      "Expected gross recovery of a charged-off instalment loan as a share of the principal still "
        + "owed: chance of any recovery × share where there is any. \(RecoveryRecipe.description). "
        + "The log-odds of each stage are exactly a base plus one number a field. Libraries: "
        + study.libraries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ") + ".",
    ]
  }

  private var use: [String] {
    [
      "## Intended use", "",
      "Ranking and valuing charged-off unsecured instalment loans before collection. Not for "
        + "secured loans, not for choosing how a person is treated, and not a price for a sale.",
    ]
  }

  private var factors: [String] {
    let calibration = study.fit.model.calibration
    return [
      "## Factors", "",
      "Issue year, size of the debt, and how the lender collects. *Any recovery* means at least "
        + "\(percent(calibration.threshold)) of the balance: see the odd column below. The "
        + "collection fee is an input, not learned; \(percent(calibration.feeShare)) stands where no "
        + "other is stated, which is that of the latest issue year. The average recovery comes at "
        + "most \(fixed(calibration.lagMonths, 1)) months after the last payment (an upper bound).",
      "",
      "Months paid (months on book less months since the last payment) is an input. What a longer "
        + "wait since the last payment means by itself could not be learned: the files do not hold "
        + "the day of the charge-off. FICO is recorded and not scored, as few of these loans have "
        + "one; so are bankruptcies, whose gaps tell the issue year and nothing of the borrower.",
    ]
  }

  private var metrics: [String] {
    [
      "## Metrics", "",
      "Mean absolute error of the share against that of one constant mean share, R² (low on all "
        + "recovery data, and said plainly), the sum of predicted over that of real recoveries, "
        + "calibration by tenth, and how many loans ended inside their 90 % interval.",
    ]
  }

  private var evaluation: [String] {
    [
      "## Evaluation data", "",
      "Five folds of the training loans; loans issued in the last year of the early file with a "
        + "model of the earlier years; and the charge-offs of the later file, whose lender collected "
        + "in another way and of which many were still being collected.",
    ]
  }

  private var training: [String] {
    var lines = [
      "## Training data", "",
      "\(count(study.loans.count)) charge-offs of the early file. The odd column: almost every "
        + "charge-off of that file has recoveries above 0, but many are cents or a few dollars.",
      "",
      "| issue year | charged off | above 0 | at least \(percent(RecoveryLoan.threshold)) of the "
        + "balance | money below that | gross share of balance | fee |",
      "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for year in study.years { lines.append(line(String(year.year), year.loans)) }
    let sizes: [(String, (RecoveryLoan) -> Bool)] = [
      ("balance below 2,500", { $0.owed < 2500 }),
      ("balance 2,500 to 10,000", { $0.owed >= 2500 && $0.owed < 10000 }),
      ("balance 10,000 or more", { $0.owed >= 10000 }),
    ]
    for (words, isIn) in sizes { lines.append(line(words, study.loans.filter(isIn))) }
    lines.append(line("all", study.loans))
    lines.append(line("later file, no training", study.later))
    let small = study.loans.filter { !$0.isAny && $0.recovered > 0 }
    let free = small.count { $0.fee == 0 }
    let sold = study.loans.filter { $0.isAny && (0.008...0.012).contains($0.fee / $0.recovered) }
    let soldShares = sold.map(\.share).sorted()
    func at(_ level: Double) -> Double {
      soldShares.isEmpty ? 0 : soldShares[Int(level * Double(soldShares.count - 1))]
    }
    lines += [
      "",
      "Of the \(count(small.count)) small amounts, \(count(free)) bore no collection fee, as if "
        + "they had come by themselves; counting them would make the first stage say yes to everyone.",
      "",
      "\(count(sold.count)) debts bore a fee of about one percent, perhaps sales to debt buyers; half "
        + "of them brought between \(percent(at(0.25))) and \(percent(at(0.75))) of the balance.",
    ]
    return lines
  }

  private func line(_ words: String, _ loans: [RecoveryLoan]) -> String {
    let size = Double(max(loans.count, 1))
    let back = loans.reduce(0) { $0 + $1.recovered }
    let owed = loans.reduce(0) { $0 + $1.owed }
    let small = loans.filter { !$0.isAny }.reduce(0) { $0 + $1.recovered }
    return "| \(words) | \(count(loans.count)) | "
      + "\(percent(Double(loans.count { $0.recovered > 0 }) / size)) | "
      + "\(percent(Double(loans.count(where: \.isAny)) / size)) | "
      + "\(percent(back > 0 ? small / back : 0, 2)) | "
      + "\(percent(owed > 0 ? back / owed : 0)) | "
      + "\(percent(back > 0 ? loans.reduce(0) { $0 + $1.fee } / back : 0)) |"
  }

  private var analyses: [String] {
    var lines = [
      "## Quantitative analyses", "",
      "| rows | loans | error of the share | constant mean | constant median | R² | AUC of any | predicted / real "
        + "money | constant mean / real | error in money | constant mean | inside the interval |",
      "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for found in study.evaluations {
      let real = max(found.real, 1e-9)
      lines.append(
        "| \(found.on) | \(count(found.loans)) | \(fixed(found.error, 4)) | "
          + "\(fixed(found.baselineError, 4)) | \(fixed(found.medianError, 4)) | "
          + "\(fixed(found.explained, 4)) | "
          + "\(found.area.map { fixed($0, 3) } ?? "–") | \(fixed(found.predicted / real, 3)) | "
          + "\(fixed(found.baselinePredicted / real, 3)) | \(fixed(found.moneyError, 0)) | "
          + "\(fixed(found.baselineMoneyError, 0)) | \(found.coverage.map { percent($0) } ?? "–") |"
      )
    }
    lines += [
      "",
      "Most charged-off loans bring next to nothing, so a constant near nothing (the median) has the "
        + "least absolute error of all and says nothing of money: its sum is far too small. The model "
        + "is for the sum and the order, where the mean is the yardstick.",
    ]
    for found in study.evaluations where found.error >= found.baselineError {
      lines += [
        "",
        "On *\(found.on)* the model is worse than a constant: do not use its ranking for loans like "
          + "those before it is trained on their recoveries.",
      ]
    }
    for found in study.evaluations.prefix(2) {
      lines += [
        "", "Tenths by expected share, \(found.on):", "",
        "| loans | expected share | realised share |", "|---:|---:|---:|",
      ]
      for tenth in found.tenths {
        lines.append(
          "| \(count(tenth.loans)) | \(percent(tenth.expected)) | \(percent(tenth.realised)) |")
      }
    }
    return lines
  }

  private var guards: [String] {
    var lines = ["## Guards", ""]
    if let strongest = study.strongest {
      lines.append(
        "- No input is known only after the charge-off, and none alone ranks suspiciously well: the "
          + "strongest is `\(strongest.input)` with an AUC of \(fixed(strongest.area, 3)).")
    }
    return lines + [
      "- No input is a protected attribute or a known stand-in for one, by its name and by what it "
        + "reads.",
      "- No charge-off of the test file is among the training rows, and records of one loan stay in "
        + "one fold.",
    ]
  }

  private var ethics: [String] {
    [
      "## Ethical considerations", "",
      "No sex, race, religion, national origin, marital status or age, and no proxy such as first "
        + "name, region or ZIP code, is an input. Whoever is expected to pay more must not for that "
        + "reason be pressed harder than the law allows; hardship is decided by a person.",
    ]
  }

  private var caveats: [String] {
    [
      "## Caveats", "",
      "One lender, the United States, loans issued \(issued). Recoveries run to the day on which the "
        + "file was drawn up, years after the last charge-offs. Part of the debts seems "
        + "to have been sold (see the training data): the mix moves the fee. One loan's recovery is mostly chance: read the interval.",
    ]
  }

  private var validation: [String] {
    [
      "## Validation", "",
      "\(count(RecoveryLab.goldenRows)) made-up debts are re-scored at every start; another bit "
        + "refuses the pack. `assay model train \(name.product) --data FOLDER` with the files below "
        + "gives this pack byte for byte.",
    ]
  }

  private var lineage: [String] {
    var lines = [
      "## Data lineage", "", "Public Lending Club loan files. None of their rows is in this pack.",
      "", "| file | SHA-256 | rows | not readable | serves |", "|---|---|---:|---:|---|",
    ]
    for file in study.files {
      lines.append(
        "| \(file.name) | `\(file.digest.hex)` | \(count(file.rows)) | \(count(file.refused)) | "
          + "\(file.source == .early ? "training" : "test") |")
    }
    return lines
  }
}
