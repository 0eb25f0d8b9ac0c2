internal import Lending
internal import Monitoring
internal import Scoring

/// What was measured on loans that the model did not learn from.
extension ModelCard {
  var quantitative: [String] {
    let parts = [
      performance, cutOff, calibration, gains, baselines, segments, bands, fields, uncertainty,
      guards, money,
    ]
    return ["## Quantitative analyses", ""]
      + Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// The set on which the level and single lines are told.
  private var level: TestMeasures? {
    facts.levelTest.flatMap { facts.report.test($0.name) } ?? facts.report.tests.first
  }

  private var performance: [String] {
    var lines = [
      "### Ranking", "",
      "| rows | \(thing.many) | \(facts.words.bad) | AUC | KS | Gini | Brier | log loss |",
      "|---|---:|---:|---|---|---|---|---|",
    ]
    for test in facts.report.tests {
      let measures: [Measure] = [.areaUnderCurve, .kolmogorovSmirnov, .gini, .brier, .logLoss]
      lines.append(
        "| \(test.name) | \(count(test.loans)) | \(count(test.defaults)) | "
          + measures.map { measure(test[$0]) }.joined(separator: " | ") + " |")
    }
    if !facts.more.isEmpty { lines.append("") }
    lines += facts.more.map { "- \($0.cardLine)" }
    return lines
  }

  private var cutOff: [String] {
    var lines = [
      "### At the cut-off", "",
      "\(thing == .loan ? "A loan" : "An account") of \(percent(facts.report.cutOff)) or more is flagged.",
      "",
      "| rows | flagged | accuracy | precision | recall | F1 |", "|---|---|---|---|---|---|",
    ]
    for test in facts.report.tests {
      let measures: [Measure] = [.flagged, .accuracy, .precision, .recall, .f1]
      lines.append(
        "| \(test.name) | " + measures.map { percent(test[$0]) }.joined(separator: " | ") + " |")
    }
    return lines
  }

  private var calibration: [String] {
    var lines = [
      "### Calibration", "",
      "| rows | mean probability | observed | ECE | slope | intercept |",
      "|---|---|---|---|---|---|",
    ]
    for test in facts.report.tests {
      lines.append(
        "| \(test.name) | \(percent(test[.meanProbability])) | \(percent(test[.observedRate])) | "
          + "\(measure(test[.calibrationError])) | \(measure(test[.calibrationSlope], 3)) | "
          + "\(measure(test[.calibrationIntercept], 3)) |")
    }
    guard let level else { return lines }
    lines += [
      "", "Tenths by probability, \(level.name):", "",
      "| \(thing.many) | mean probability | observed |", "|---:|---:|---:|",
    ]
    for bin in level.reliability {
      lines.append(
        "| \(count(bin.count)) | \(percent(bin.meanProbability)) | \(percent(bin.observedRate)) |")
    }
    return lines
  }

  private var gains: [String] {
    guard let first = facts.report.tests.first, !first.gains.isEmpty else { return [] }
    var lines = [
      "### Gains and lift", "",
      "From the riskiest tenth on, \(first.name): the share of all \(facts.words.bad) that stands in "
        + "the tenths so far, and their rate over that of all \(thing.many).", "",
      "| tenth | \(thing.many) | \(facts.words.bad) | gain | lift |", "|---:|---:|---:|---|---|",
    ]
    for line in first.gains {
      lines.append(
        "| \(line.tenth) | \(count(line.loans)) | \(count(line.defaults)) "
          + "| \(percent(line.captured)) | \(measure(line.lift, 2)) |")
    }
    return lines
  }

  private var baselines: [String] {
    guard let on = facts.report.baselines.first?.on else { return [] }
    var lines = [
      "### Beside a single figure", "",
      "Each figure alone on the rows in which it is known, the model on the very same rows, and the "
        + "difference by draws of the same \(thing.many) for both; \(on).", "",
      "| figure | \(thing.many) | AUC alone | AUC of the model | difference |",
      "|---|---:|---|---|---|",
    ]
    for baseline in facts.report.baselines {
      lines.append(
        "| \(baseline.name) | \(count(baseline.loans)) | \(measure(baseline.alone)) "
          + "| \(measure(baseline.model)) | \(measure(baseline.difference)) |")
    }
    return lines
  }

  private var segments: [String] {
    guard let on = facts.report.segments.first?.on else { return [] }
    var lines = [
      "### By group", "",
      "On \(on). A group of fewer than \(SegmentTable.fewestLoans) \(thing.many), or of fewer than "
        + "\(SegmentTable.fewestDefaults) of either end, is too small to tell.",
    ]
    for segment in facts.report.segments where !segment.groups.isEmpty {
      lines += [
        "",
        "| \(segment.name) | \(thing.many) | \(facts.words.bad) | AUC | mean probability | observed |",
        "|---|---:|---:|---|---|---|",
      ]
      for group in segment.groups {
        let told =
          group.measures.map { measures in
            "\(measure(measures[.areaUnderCurve])) | \(percent(measures[.meanProbability])) | "
              + percent(measures[.observedRate])
          } ?? "too small | – | –"
        lines.append(
          "| \(group.name) | \(count(group.loans)) | \(count(group.defaults)) | \(told) |")
      }
    }
    return lines
  }

  private var bands: [String] {
    let calibration = facts.model.calibration
    let points = calibration.points
    var lines = [
      "### Score and bands", "",
      "Score = \(plain(points.anchor)) − \(plain(points.pointsToDouble)) · log2(odds / odds of the "
        + "average applicant), rounded, within \(plain(points.minimum)) to "
        + "\(plain(points.maximum)); the average applicant has "
        + "\(percent(Elementary.logistic(facts.model.base))).", "",
      "| band | probability | training \(thing.many), held out | \(facts.words.bad) "
        + "| \(facts.levelTest?.name ?? "test \(thing.many)") | \(facts.words.bad) |",
      "|---|---|---:|---:|---:|---:|",
    ]
    let held = facts.trained.rows.matured.map {
      (
        calibration.band(of: Probability(logOdds: facts.trained.heldOutLogOdds[$0])),
        facts.trained.rows.defaulted[$0]
      )
    }
    let tested = (facts.levelTest?.loans ?? []).map {
      (calibration.band(of: facts.model.measured($0.application).probability), $0.defaulted)
    }
    var from = 0.0
    for cut in calibration.bands {
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
