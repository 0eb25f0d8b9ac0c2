import Desk
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

  @Test("A curve is the chance of the model that is looked at, at the applicant’s own value too")
  func curve() async throws {
    let verbs = try tableVerbs()
    let model = ModelsModel(verbs)
    await model.load()
    let chosen = try #require(model.state.entries.first { $0.variant == "borrower-scorecard" })

    model.choose(chosen.folder)
    model.showCurve(of: "annual_income")

    #expect(await eventually { model.state.curve?.field.id == "annual_income" })
    let found = try #require(model.state.curve)
    #expect(found.model == chosen.name)
    let present = try #require(found.curve.present)
    let desk = try Desk(DeskOptions(model: chosen.name.description))
    let file = try desk.demoApplications()[1]
    let form = try desk.readApplication(file).form
    #expect(desk.chance(of: try form.validated(by: desk.catalogue)) == present.chance)
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
