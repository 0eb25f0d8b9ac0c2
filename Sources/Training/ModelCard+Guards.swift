internal import Lending
internal import Monitoring

/// What the guards found.
extension ModelCard {
  var guards: [String] {
    guard let findings = facts.guards else { return [] }
    var lines = ["### Guards", ""]
    if let strongest = findings.strongest {
      lines.append(
        "- No input is known only after the application, and none alone ranks suspiciously well: the "
          + "strongest is `\(strongest.input)` with an AUC of \(fixed(strongest.area, 3)).")
    }
    lines.append(
      "- No \(thing.one) of the test is among the training rows, and none is in two folds.")
    if let stability = findings.stability, stability.refits > 0 {
      lines.append(
        "- On other draws of the \(thing.many) (\(stability.refits) refits, "
          + "\(count(stability.applications)) applications) the strongest reason "
          + "stays the same for \(percent(stability.sameFirst, 0)), and of the four strongest "
          + "\(percent(stability.overlap, 0)) are shared.")
    }
    return lines + proxies + resampling
  }

  private var proxies: [String] {
    guard let proxies = facts.guards?.proxies, !proxies.rows.isEmpty else { return [] }
    var lines = [
      "",
      "How well the inputs tell groups apart that no input knows (AUC of each group against all "
        + "others; 0.5 is not at all). A training fails where one input alone exceeds "
        + "\(fixed(ProxyStrength.mark, 2)).", "",
      "| group | members | all inputs together | strongest input | alone |",
      "|---|---:|---|---|---:|",
    ]
    for row in proxies.rows {
      lines.append(
        "| \(row.attribute) \(row.value) | \(count(row.members)) | \(measure(row.together)) | "
          + "`\(row.strongest.input)` | \(fixed(row.strongest.area, 3)) |")
    }
    return lines
  }

  private var resampling: [String] {
    guard let study = facts.guards?.resampling else { return [] }
    var lines = [
      "",
      "What class weights and made-up defaults would do, on held-out training rows before any "
        + "calibration (\(study.recipe)):", "",
      "| training rows | \(thing.many) | AUC | Brier | ECE | mean probability | observed |",
      "|---|---:|---|---:|---:|---:|---:|",
    ]
    for row in study.rows {
      lines.append(
        "| \(row.treatment.rawValue) | \(count(row.loans)) | \(measure(row.area)) | "
          + "\(fixed(row.brier, 4)) | \(fixed(row.calibrationError, 4)) | "
          + "\(percent(row.meanProbability)) | \(percent(row.observedRate)) |")
    }
    return lines
  }
}
