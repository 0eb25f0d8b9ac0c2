internal import Lending
internal import Monitoring
internal import Scoring

/// What was measured on loans that no training reads.
extension ModelCard {
  var performance: [String] {
    var lines = [
      "## Performance", "",
      "Brackets are 95 % bootstrap intervals. *Another draw* is a test on other loans of the same "
        + "years; *out of time* trains a model of its own on \(count(facts.outOfTimeLoans)) loans "
        + "issued before \(LoanHistory.outOfTimeFrom) and tests it on later ones.", "",
      "| rows | loans | charged off | AUC | KS | Brier | log loss |",
      "|---|---:|---:|---|---|---|---|",
    ]
    for evaluation in facts.evaluations + [facts.heldOut] {
      lines.append(
        "| \(evaluation.on) | \(count(evaluation.loans)) | \(count(evaluation.defaults)) | "
          + "\(measure(evaluation.areaUnderCurve)) | \(measure(evaluation.kolmogorovSmirnov)) | "
          + "\(measure(evaluation.brier)) | \(measure(evaluation.logLoss)) |")
    }
    lines += ["", "One field alone on the test rows in which it is known:", ""]
    lines += ["| field | loans | AUC |", "|---|---:|---:|"]
    for baseline in facts.baselines {
      lines.append(
        "| \(baseline.name) | \(count(baseline.loans)) | \(fixed(baseline.area, 4)) |")
    }
    return lines
  }

  var calibration: [String] {
    var lines = [
      "## Calibration", "",
      "A file of resolved loans of young vintages over-states defaults, so the level is judged on "
        + "matured loans. A redrawn set adds its own noise to the ECE, so that bracket lies high.",
      "",
      "| rows | mean probability | observed | ECE | slope | intercept |",
      "|---|---|---|---|---:|---:|",
    ]
    for evaluation in facts.evaluations {
      lines.append(
        "| \(evaluation.on) | \(percent(evaluation.meanProbability)) | "
          + "\(percent(evaluation.observedRate)) | \(measure(evaluation.calibrationError)) | "
          + "\(fixed(evaluation.line.slope, 3)) | \(fixed(evaluation.line.intercept, 3)) |")
    }
    guard let matured = facts.evaluations.first(where: { $0.on == Self.matured36 }) else {
      return lines
    }
    lines += [
      "", "Tenths of the test's matured 36-month loans by probability:", "",
      "| loans | mean probability | observed |", "|---:|---:|---:|",
    ]
    for bin in matured.reliability {
      lines.append(
        "| \(count(bin.count)) | \(percent(bin.meanProbability)) | \(percent(bin.observedRate)) |")
    }
    return lines
  }

  var bands: [String] {
    var lines = [
      "## Score and bands", "",
      "Score = \(plain(facts.model.calibration.points.anchor)) − "
        + "\(plain(facts.model.calibration.points.pointsToDouble)) · log2(odds / odds of the average "
        + "applicant), rounded, within \(plain(facts.model.calibration.points.minimum)) to "
        + "\(plain(facts.model.calibration.points.maximum)); the average applicant has "
        + "\(percent(Elementary.logistic(facts.model.base))).", "",
      "| band | probability | matured training loans, held out | charged off "
        + "| matured test loans | charged off |", "|---|---|---:|---:|---:|---:|",
    ]
    let matured = facts.trained.rows.matured
    let held = matured.map {
      (
        facts.model.calibration.band(of: Probability(logOdds: facts.trained.heldOutLogOdds[$0])),
        facts.trained.rows.defaulted[$0]
      )
    }
    let tested = facts.maturedTest.map {
      (
        facts.model.calibration.band(of: facts.model.measured($0.application).probability),
        $0.defaulted
      )
    }
    var from = 0.0
    for cut in facts.model.calibration.bands {
      let band = Band(letter: cut.letter)
      let range =
        cut.below.map { "\(percent(from)) to below \(percent($0))" } ?? "\(percent(from)) or more"
      lines.append(
        "| \(cut.letter) | \(range) | \(rate(held, band)) | \(rate(tested, band)) |")
      from = cut.below ?? from
    }
    return lines
  }

  private func rate(_ loans: [(Band, Bool)], _ band: Band) -> String {
    let mine = loans.filter { $0.0 == band }
    guard !mine.isEmpty else { return "0 | –" }
    let bad = Double(mine.count { $0.1 })
    return "\(count(mine.count)) | \(percent(bad / Double(mine.count)))"
  }
}
