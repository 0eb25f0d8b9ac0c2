internal import Lending
internal import Monitoring

/// What of a report a person should look at.
struct MonitorAlerts {
  let request: MonitorRequest
  let catalogue: FieldCatalogue
  /// A share of unknown answers that moved by less is told and raises no alarm.
  private static let leastMissing = 0.05
  /// Fewer decisions of a person say nothing of how often the person departs.
  private static let leastDecisions = 20

  func alerts(of model: MonitorReport.Model, promised: MeasureInterval?) -> [MonitorAlert] {
    (model.drift?.fields ?? []).flatMap { drifts($0) }
      + (model.outcomes.map { outcomes($0, of: model.name, promised) } ?? [])
  }

  private func drifts(_ field: FieldDrift) -> [MonitorAlert] {
    let name = label(field.field)
    let subject = field.field.rawValue
    func isMeant(_ finding: FieldDrift.Finding?) -> Bool {
      finding.map { $0.adjusted <= request.level } ?? false
    }
    var alerts: [MonitorAlert] = []
    if isMeant(field.values?.finding), field.stabilityIndex >= request.mark {
      alerts.append(
        MonitorAlert(
          .drift, subject,
          "\(name) has moved: PSI \(Figure.fixed(field.stabilityIndex, decimals: 3)), and that is no "
            + "chance (p \(Self.chance(field.values?.finding.adjusted ?? 0)))"))
    }
    let unknown = field.unknown
    if isMeant(unknown.finding), abs(unknown.share - unknown.referenceShare) >= Self.leastMissing {
      alerts.append(
        MonitorAlert(
          .missing, subject,
          "\(name) is unknown in \(Figure.percent(unknown.share)) of the loans, in "
            + "\(Figure.percent(unknown.referenceShare)) of the reference"))
    }
    if let unseen = field.unseen, isMeant(unseen.finding) {
      alerts.append(
        MonitorAlert(
          .unseen, subject,
          "\(name) has answers that the reference has not one of, in "
            + "\(Figure.percent(unseen.share)) of the loans"))
    }
    return alerts
  }

  private func outcomes(
    _ watch: OutcomeWatch, of model: String, _ promised: MeasureInterval?
  ) -> [MonitorAlert] {
    var alerts: [MonitorAlert] = []
    if let whole = watch.whole, whole.isOutside, let expected = whole.expectedRate,
      let actual = whole.actualRate
    {
      alerts.append(
        MonitorAlert(
          .calibration, model,
          "\(Figure.percent(actual)) of the loans defaulted where \(Figure.percent(expected)) were "
            + "expected: the chances are too \(actual > expected ? "low" : "high")"))
    }
    if let area = watch.measures[.areaUnderCurve], let promised, area.high < promised.low {
      alerts.append(
        MonitorAlert(
          .ranking, model,
          "the model ranks worse than its pack says: AUC \(Figure.fixed(area.value, decimals: 3)) "
            + "(at most \(Figure.fixed(area.high, decimals: 3))), where the pack measured "
            + "\(Figure.fixed(promised.value, decimals: 3))"))
    }
    return alerts
  }

  func alerts(of fairness: GroupFairness) -> [MonitorAlert] {
    fairness.groups.compactMap { group in
      guard let ratio = group.impactRatio, ratio.value < GroupFairness.fourFifths, ratio.high < 1
      else { return nil }
      return MonitorAlert(
        .impact, fairness.by,
        "\(fairness.by) \(group.name) is approved \(Figure.fixed(ratio.value, decimals: 2)) times as "
          + "often as \(fairness.reference ?? "") (\(Figure.fixed(ratio.low, decimals: 2)) to "
          + "\(Figure.fixed(ratio.high, decimals: 2))): \(GroupFairness.caveat)")
    }
  }

  func alerts(of decisions: DecisionWatch) -> [MonitorAlert] {
    decisions.people.compactMap { person in
      guard person.decided >= Self.leastDecisions, let rate = person.overrideRate,
        rate >= request.overrideMark
      else { return nil }
      return MonitorAlert(
        .overrides, person.name,
        "\(person.name) departed from the recommendation in \(Figure.percent(rate)) of "
          + "\(person.decided) decisions")
    }
  }

  private func label(_ field: FieldID) -> String {
    field == DriftReport.score ? "The chance of default" : catalogue[field]?.label ?? field.rawValue
  }

  static func chance(_ value: Double) -> String {
    value < 0.0001 ? "below 0.0001" : Figure.fixed(value, decimals: 4)
  }
}
