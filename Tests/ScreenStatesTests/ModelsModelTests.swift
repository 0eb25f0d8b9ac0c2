import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Model")
struct ModelsModelTests {
  @Test("Every pack is listed with its own AUC, the one in use first")
  func list() async throws {
    let model = ModelsModel(try tableVerbs())

    await model.load()

    let entries = model.state.entries
    #expect(entries.allSatisfy { $0.problem == nil })
    #expect(entries.first?.variant == "borrower")
    for entry in entries where entry.product != .recovery {
      let page = try #require(model.state.pages[entry.folder])
      let found = try #require(page.tests.first?[.areaUnderCurve])
      #expect(entry.figure == Figure.shown(found.value, decimals: 3))
      #expect(!page.importance.isEmpty || entry.variant.contains("-"))
    }
  }

  @Test("The comparison holds every pack of the family on the same loans, the best first")
  func comparison() async throws {
    let model = ModelsModel(try tableVerbs())
    await model.load()
    let chosen = try #require(model.state.entries.first { $0.variant == "borrower" })

    model.choose(chosen.folder)

    let lines = model.state.comparison
    let family = model.state.entries.filter { $0.variant.hasPrefix("borrower") }
    #expect(lines.count == family.count)
    #expect(lines.map(\.ranking.value) == lines.map(\.ranking.value).sorted(by: >))
    #expect(lines.count { $0.isChampion } == 1)
    #expect(lines.first { $0.isChosen }?.folder == chosen.folder)
  }
}
