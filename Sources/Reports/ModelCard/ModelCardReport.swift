internal import Drawing
package import Lending

/// A model's card with pictures of what was measured of it.
package struct ModelCardReport: Sendable {
  private let name: ModelName
  private let title: String
  private let digest: String
  private let card: String
  private let words: CardWords
  private let evaluation: EvaluationReport?

  /// - Parameters:
  ///   - digest: SHA-256 of the pack's manifest.
  ///   - card: the card as Markdown.
  ///   - catalogue: of the pack, whose ids are told by their labels.
  ///   - evaluation: what was measured; nil leaves the pictures out.
  package init(
    name: ModelName, title: String, digest: String, card: String, catalogue: FieldCatalogue,
    evaluation: EvaluationReport?
  ) {
    self.name = name
    self.title = title
    self.digest = digest
    self.card = card
    words = CardWords(catalogue)
    self.evaluation = evaluation
  }

  package var report: Report {
    Report(
      title: "Model card", subtitle: "\(name)  ·  \(title)", blocks: blocks,
      footer: ["model \(name) (\(digest.prefix(12)))", "pack, SHA-256: \(digest)"], date: "")
  }

  private var blocks: [Block] {
    var blocks: [Block] = []
    var chapter = ""
    var pictured: Set<String> = []
    for part in MarkdownText.parts(card) {
      switch part {
      case .heading(_, 1): break
      case .heading(let text, let level):
        chapter = text
        blocks.append(.heading(words.told(text), level: level - 1))
      case .paragraph(let text):
        blocks.append(.paragraph(words.told(text)))
        if !pictured.contains(chapter), let test = test(named: text),
          let picture = picture(chapter, test)
        {
          blocks.append(.picture(picture))
          pictured.insert(chapter)
        }
      case .bullets(let items): blocks.append(.bullets(items.map(words.told)))
      case .table(let table): blocks.append(.table(table.mapping(words.told, cells: words.cell)))
      }
    }
    return blocks
  }

  /// The set of loans of which a paragraph speaks.
  private func test(named text: String) -> TestMeasures? {
    evaluation?.tests.filter { text.contains($0.name) }.max { $0.name.count < $1.name.count }
  }

  private func picture(_ chapter: String, _ test: TestMeasures) -> Picture? {
    switch chapter {
    case "Calibration" where !test.reliability.isEmpty:
      let chart = CalibrationChart(points: test.reliability.map { .init($0) })
      return Picture(height: 220, words: "Calibration on \(test.name)") { chart.draw(on: $0) }
    case "Gains and lift" where !test.gains.isEmpty:
      let chart = GainsChart(test.gains)
      return Picture(height: 220, words: "Gains on \(test.name)") { chart.draw(on: $0) }
    default: return nil
    }
  }
}
