import Lending

/// What the watch found of one model.
struct MonitorModelText {
  let model: MonitorReport.Model
  let thing: String
  let catalogue: FieldCatalogue

  /// As many months or years as a terminal shows at once; JSON has them all.
  private static let mostLines = 15

  var parts: [String] {
    let title = "\(model.name): \(Figure.grouped(Double(model.loans))) \(thing)"
    var parts: [String] = []
    if let drift = model.drift {
      parts.append(title + "\n" + self.drift(drift))
    } else {
      parts.append(
        title + "\n  No drift is told: "
          + (model.reference == nil
            ? "the reference holds no loan that this model answers, or its pack is not here."
            : "no loan came."))
    }
    if model.months.count > 1 { parts.append(months) }
    if let outcomes = model.outcomes { parts += self.outcomes(outcomes) }
    if let foretold = model.foretold { parts.append(self.foretold(foretold)) }
    return parts
  }

  private func drift(_ report: DriftReport) -> String {
    let moved = report.moved
    let sentence =
      moved.isEmpty
      ? "  Nothing has moved that could not be chance."
      : "  \(Figure.counted(moved.count, "field has", "fields have")) moved by more than chance."
    var table = TextTable([.left, .right, .left, .left, .right, .left])
    table.add(["", "PSI", "", "p (Holm)", "unknown", "new answers"])
    for field in report.fields {
      table.add([
        label(field.field), Figure.fixed(field.stabilityIndex, decimals: 3),
        words(field.mark), field.adjusted.map { chance($0) } ?? "–", unknown(field),
        unseen(field),
      ])
    }
    let reference = model.reference ?? ""
    return "  Compared with \(reference).\n" + sentence + "\n" + table.text
      + "\n  PSI from 0.1: watch; from 0.25: shifted. p: chance of a movement as large in any field "
      + "where\n  nothing has moved, so below 0.05 it is no chance; with many \(thing) the smallest "
      + "movement is none."
  }

  private func unknown(_ field: FieldDrift) -> String {
    let (before, now) = (field.unknown.referenceShare, field.unknown.share)
    // What is rarer than one in two thousand would be told as none.
    if max(before, now) < 0.0005 { return "" }
    return "\(Figure.percent(before)) → \(Figure.percent(now))"
  }

  private func unseen(_ field: FieldDrift) -> String {
    guard let unseen = field.unseen, unseen.share > 0 else { return "" }
    let names = field.unseenChoices.prefix(3).map {
      TerminalText.line($0, most: TerminalText.longestInTable)
    }
    return "\(Figure.percent(unseen.share)): \(names.joined(separator: ", "))"
  }

  private func words(_ mark: DriftMark) -> String {
    switch mark {
    case .steady: ""
    case .watch: "watch"
    case .shifted: "shifted"
    }
  }

  private var months: String {
    var table = TextTable([.left, .right, .right, .left])
    table.add(["", thing, "PSI of the chance", "moved"])
    for month in model.months.suffix(Self.mostLines) {
      let moved: String
      switch month.moved {
      case nil: moved = "too few to tell"
      case let fields? where fields.isEmpty: moved = "–"
      case let fields?:
        let named = fields.sorted {
          (month.indices[$1] ?? 0, $0) < (month.indices[$0] ?? 0, $1)
        }.prefix(3).map { label($0).lowercased() }
        let more = fields.count - named.count
        moved = named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
      }
      table.add([
        month.month, Figure.grouped(Double(month.loans)),
        month.moved == nil
          ? "–" : month.scoreIndex.map { Figure.fixed($0, decimals: 3) } ?? "–", moved,
      ])
    }
    let earlier = model.months.count - Self.mostLines
    return "By month" + (earlier > 0 ? " (the last \(Self.mostLines); all with --json)" : "") + "\n"
      + table.text
  }

  private func outcomes(_ watch: OutcomeWatch) -> [String] {
    var first =
      "Outcomes: \(Figure.counted(watch.loans, "loan", "loans")) measured, "
      + "\(Figure.grouped(Double(watch.defaults))) defaulted"
    if watch.immature > 0 {
      first +=
        "\n  \(Figure.counted(watch.immature, "loan", "loans")) ended before the term of the vintage "
        + "had passed and \(watch.immature == 1 ? "is" : "are") left out here: early ends alone would "
        + "mislead."
    }
    if watch.open > 0 {
      first +=
        "\n  \(Figure.counted(watch.open, "loan", "loans")) without an end: "
        + "in the vintages below, not here."
    }
    if !watch.knowsVintages {
      first +=
        "\n  Without a month of issue and a term nobody can tell whether these loans had their "
        + "full time."
    }
    var table = TextTable([.left, .right, .left])
    for (name, measure, decimals) in [
      ("AUC", Measure.areaUnderCurve, 3), ("KS", .kolmogorovSmirnov, 3), ("Brier", .brier, 4),
      ("Calibration slope", .calibrationSlope, 3),
      ("Calibration intercept", .calibrationIntercept, 3),
    ] {
      guard let value = watch.measures[measure] else { continue }
      table.add([
        name, Figure.fixed(value.value, decimals: decimals),
        "\(Figure.fixed(value.low, decimals: decimals)) to "
          + Figure.fixed(value.high, decimals: decimals),
      ])
    }
    var parts = [first + (watch.measures.isEmpty ? "" : "\n" + table.text)]
    if let whole = watch.whole {
      parts.append(
        "Expected and actual defaults by band (the range is what would be no surprise)\n"
          + lines(watch.bands + [whole]))
    }
    if !watch.vintages.isEmpty { parts.append(vintages(watch.vintages)) }
    return parts
  }

  private func lines(_ bands: [ExpectedActual]) -> String {
    var table = TextTable([.left, .right, .right, .left, .right, .left])
    table.add(["", "loans", "expected", "range", "actual", ""])
    for band in bands {
      let loans = Double(max(band.loans, 1))
      table.add([
        band.name, Figure.grouped(Double(band.loans)),
        band.expectedRate.map { Figure.percent($0) } ?? "–",
        "\(Figure.percent(band.low / loans)) to \(Figure.percent(band.high / loans))",
        band.actualRate.map { Figure.percent($0) } ?? "–", band.isOutside ? "outside" : "",
      ])
    }
    return table.text
  }

  /// Years where there are many months.
  private func vintages(_ months: [VintageWatch]) -> String {
    let isByYear = months.count > Self.mostLines
    let groups = Dictionary(grouping: months) {
      isByYear ? String($0.month.prefix(4)) : $0.month
    }.sorted { $0.key < $1.key }
    var table = TextTable([.left, .right, .right, .right, .right, .right, .left])
    table.add(["", "loans", "running", "expected by now", "actual", "at the end", ""])
    for (name, vintages) in groups {
      let loans = vintages.reduce(0) { $0 + $1.loans }
      let open = vintages.reduce(0) { $0 + $1.open }
      let known = vintages.compactMap(\.byNow)
      let isTold = known.count == vintages.count
      let (expected, actual) = known.reduce((0.0, 0)) {
        ($0.0 + $1.expected, $0.1 + $1.actual)
      }
      let end = vintages.compactMap { vintage in
        vintage.rolledForward.map { $0 * Double(vintage.loans) }
      }.reduce(0, +)
      let isMature = vintages.allSatisfy(\.isMature)
      table.add([
        name, Figure.grouped(Double(loans)), open > 0 ? Figure.grouped(Double(open)) : "",
        isTold ? Figure.percent(expected / Double(loans)) : "–",
        isTold ? Figure.percent(Double(actual) / Double(loans)) : "–",
        isTold ? Figure.percent(end / Double(loans)) : "–",
        isMature ? "" : isTold ? "not mature" : "not mature, left out: the pack has no curves",
      ])
    }
    return "Vintages, every loan counted (at the end: rolled forward by the chances of those that "
      + "run)\n" + table.text
  }

  private func foretold(_ told: ForetoldPerformance) -> String {
    var table = TextTable([.left, .right, .left])
    func add(_ name: String, _ measure: MeasureInterval?, _ shown: (Double) -> String) {
      guard let measure else { return }
      table.add([name, shown(measure.value), "\(shown(measure.low)) to \(shown(measure.high))"])
    }
    add("AUC, foretold", told.areaUnderCurve) { Figure.fixed($0, decimals: 3) }
    add("Will default", told.defaultRate) { Figure.percent($0) }
    add(
      "Of \(Figure.grouped(Double(told.approved))) approved", told.approvedDefaultRate
    ) { Figure.percent($0) }
    return "Without outcomes: \(Figure.counted(told.loans, "loan", "loans")), with 90\u{202F}% "
      + "intervals\n" + table.text
      + "\n  This \(ForetoldPerformance.assumption)."
  }

  private func label(_ field: FieldID) -> String {
    field == DriftReport.score ? "Chance of default" : catalogue[field]?.label ?? field.rawValue
  }

  private func chance(_ value: Double) -> String {
    value < 0.0001 ? "< 0.0001" : Figure.fixed(value, decimals: 4)
  }
}
