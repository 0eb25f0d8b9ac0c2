import Desk
import Drawing
import Lending
import Reports
import Testing

@Suite("Model card")
struct ModelCardTests {
  private func card(_ name: String) throws -> Report {
    let pack = try Desk.pack(named: name, resources: "\(projectFolder)/resources")
    return ModelCardReport(
      name: pack.name, title: pack.title, digest: pack.digest, card: pack.card,
      catalogue: pack.catalogue, evaluation: pack.evaluation
    ).report
  }

  private func pictures(_ report: Report) -> [String] {
    report.blocks.compactMap { if case .picture(let picture) = $0 { picture.words } else { nil } }
  }

  @Test("Calibration and gains are drawn of the loans that the card speaks of")
  func charts() throws {
    let report = try card("installment-loan-borrower")
    #expect(
      pictures(report) == [
        "Calibration on another draw, matured 36-month loans",
        "Gains on another draw, all resolved test rows",
      ])
    let told = texts(report)
    for text in ["Intended use", "Ethical considerations"] {
      #expect(told.contains(text), "\(text)")
    }
    let pack = try Desk.pack(
      named: "installment-loan-borrower", resources: "\(projectFolder)/resources")
    let area = try #require(pack.evaluation?.tests.first?.measures[.areaUnderCurve]?.value)
    #expect(told.contains { $0.hasPrefix("\(Figure.shown(area, decimals: 4)) [") })
    #expect(!told.contains { $0.contains("| ---") || $0.contains("`") })
  }

  @Test("A card without an evaluation is set without pictures")
  func noEvaluation() throws {
    let report = ModelCardReport(
      name: ModelName(product: .installmentLoan, variant: "x", version: "1"), title: "A model",
      digest: "00", card: "# x\n\nplain 2 * 3 words of *weight*\n\n- one\n- two\n",
      catalogue: try desk().catalogue, evaluation: nil
    ).report
    #expect(pictures(report).isEmpty)
    #expect(texts(report).contains("plain 2 * 3 words of weight"))
  }

  @Test(
    "Every chapter of every card stands on paper inside the margins",
    arguments: ["recovery-standard", "credit-card-standard", "installment-loan-priced"])
  func allCards(name: String) throws {
    let laid = LaidReport(try card(name))
    #expect(laid.pageCount > 1)
    for text in laid.texts {
      #expect(text.box.x + text.box.width <= PageStyle.width - PageStyle.side + 0.5)
      #expect(text.box.y + text.box.height <= PageStyle.height - 18)
    }
  }

  @Test(
    "No id stands on the pages of a card",
    arguments: [
      "recovery-standard", "credit-card-standard", "installment-loan-priced",
      "installment-loan-borrower",
    ])
  func noIds(name: String) throws {
    let told = texts(try card(name))
    for text in told { #expect(!text.contains("_"), "\(text)") }
    if name == "installment-loan-borrower" {
      for text in ["FICO score", "Term", "Debt consolidation"] {
        #expect(told.contains(text), "\(text)")
      }
      #expect(told.contains { $0.contains("the strongest is FICO score with an AUC") })
    }
  }
}
