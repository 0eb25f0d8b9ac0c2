package import Desk
package import Drawing
package import Lending
package import Reports

/// A pack as a page: what was measured of it, and its card; every figure is the pack's own.
package struct ModelPage: Sendable {
  package struct Tile: Sendable, Equatable {
    package let title: String
    package let figure: String
    package let note: String
  }

  /// How much a field moves the chance on average.
  package struct Importance: Sendable, Equatable {
    package let label: String
    /// Mean size of the contribution, in log-odds.
    package let size: Double
  }

  package let model: InstalledModel
  package let tests: [TestMeasures]
  package let importance: [Importance]
  package let card: [MarkdownText.Part]

  package init(_ model: InstalledModel) {
    self.model = model
    tests = model.evaluation?.tests ?? []
    let words = CardWords(model.catalogue)
    card = MarkdownText.parts(model.card).map { $0.told(words) }
    importance = Self.importance(MarkdownText.parts(model.card), model.catalogue)
  }

  package var title: String {
    "\(model.name.product.title), \(Self.variantWords(model.name.variant))"
  }

  /// “borrower-boosted” as people say it.
  package static func variantWords(_ variant: String) -> String {
    let parts = variant.split(separator: "-").map(String.init)
    let kind =
      switch parts.first {
      case "borrower": "borrower only"
      case "priced": "with the lender’s price"
      case let other: other ?? ""
      }
    let learner =
      switch parts.dropFirst().first {
      case nil: ""
      case "boosted": "boosted trees"
      case "forest": "random forest"
      case "monotone": "monotone trees"
      case "network": "neural network"
      case "pairs": "glass box with pairs"
      case "scorecard": "scorecard"
      case "svm": "linear SVM"
      case "glassbox": "glass box"
      case let other?: other
      }
    return learner.isEmpty ? kind : "\(kind), \(learner)"
  }

  /// Whether the pack answers for its product, or stands beside the one that does.
  package static func isChampion(_ name: ModelName) -> Bool { !name.variant.contains("-") }

  /// The measures on one set of loans, each with its interval.
  package func tiles(_ test: TestMeasures) -> [Tile] {
    func tile(_ measure: Measure, _ title: String, decimals: Int, isShare: Bool = false) -> Tile? {
      test[measure].map { found in
        func shown(_ value: Double) -> String {
          isShare ? Figure.percent(value) : Figure.shown(value, decimals: decimals)
        }
        return Tile(
          title: title, figure: shown(found.value),
          note: "\(shown(found.low)) to \(shown(found.high)), "
            + "\(Figure.percent(found.confidence, decimals: 0)) interval")
      }
    }
    return [
      tile(.areaUnderCurve, "Ranking (AUC)", decimals: 3),
      tile(.kolmogorovSmirnov, "Separation (KS)", decimals: 3),
      tile(.brier, "Miss (Brier)", decimals: 4),
      tile(.calibrationError, "Calibration error", decimals: 4),
    ].compactMap { $0 }
  }

  /// What the set of loans is, in a sentence.
  package func sentence(_ test: TestMeasures) -> String {
    let kind =
      switch test.kind {
      case .anotherDraw: "other loans of the same years"
      case .outOfTime: "loans issued after all that were learned from"
      case .crossValidation: "training loans, each scored by a model that did not learn from it"
      }
    return "\(Figure.grouped(Double(test.loans))) loans, of which "
      + "\(Figure.grouped(Double(test.defaults))) defaulted: \(kind)."
  }

  /// What each picture says, in a sentence.
  package func rankingSentence(_ test: TestMeasures) -> String {
    test[.areaUnderCurve].map {
      "Of two loans of which one defaults, it has the higher chance in "
        + "\(Figure.percent($0.value)) of all pairs."
    } ?? ""
  }

  package func calibrationSentence(_ test: TestMeasures) -> String {
    guard let foretold = test[.meanProbability], let observed = test[.observedRate] else {
      return ""
    }
    return "On average \(Figure.percent(foretold.value)) was foretold and "
      + "\(Figure.percent(observed.value)) defaulted."
  }

  package func gainsSentence(_ test: TestMeasures) -> String {
    test.gains.first.map {
      "The riskiest tenth holds \(Figure.percent($0.captured.value)) of all defaults."
    } ?? ""
  }

  /// Where every number of the page comes from.
  package var origin: [(name: String, text: String)] {
    [
      ("Pack", model.name.description),
      ("SHA-256", model.digest),
      ("Figures", "evaluation.json of the pack, written by the command that made it"),
      (
        "Intervals",
        model.evaluation.map { "\($0.resamples) bootstrap draws, the records of one loan together" }
          ?? "none were kept"
      ),
      ("Importance", "Mean size of each field’s contribution among the training loans (its card)"),
      ("Check", "\(model.goldenRows) made-up applications scored as on the day of training"),
    ]
  }

  /// The table of fields of a card: field, mean contribution.
  private static func importance(
    _ parts: [MarkdownText.Part], _ catalogue: FieldCatalogue
  ) -> [Importance] {
    var isFields = false
    for part in parts {
      switch part {
      case .heading(let text, _): isFields = text == "Fields"
      case .table(let table) where isFields:
        return table.rows.compactMap { row in
          guard row.count > 1, let size = Figure.read(row[1]) else { return nil }
          return Importance(
            label: catalogue[FieldID(row[0])]?.label ?? row[0], size: size)
        }
      default: break
      }
    }
    return []
  }
}

extension TestMeasures {
  /// Loans of like probability with the interval of their rate.
  package var calibration: CalibrationChart {
    CalibrationChart(points: reliability.map { CalibrationChart.Point($0) })
  }

  package var gainsChart: GainsChart { GainsChart(gains) }
}
