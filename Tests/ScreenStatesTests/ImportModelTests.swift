import Desk
import Foundation
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Import")
struct ImportModelTests {
  @Test("A table in our own words is read, scored and told with its rejected rows")
  func scoring() async throws {
    let folder = try TableFolder()
    let model = ImportModel(try tableVerbs())
    model.open(try folder.loans(200))
    #expect(await eventually { model.state.setup.table != nil })
    #expect(model.state.setup.table?.preview.lender.name == "assay")
    #expect(model.state.setup.table?.preview.refusedRows == 20)

    model.score()

    #expect(await eventually { model.state.result != nil })
    let result = try #require(model.state.result)
    #expect(result.report.accepted == 180)
    #expect(result.report.rejected == 20)
    let told = [Verdict.approve, .refer, .decline].map { result.count($0) }.reduce(0, +)
    #expect(told == 180)
    #expect(abs(result.spread.steps.map(\.share).reduce(0, +) - 1) < 1e-9)
    #expect(model.rejects.total == 20)
    #expect(model.rejects.text(at: 0, column: 1) == "Annual income")
  }

  @Test("The saved table is, byte for byte, what the batch of the command line writes")
  func saving() async throws {
    let folder = try TableFolder()
    let file = try folder.loans(50)
    let model = ImportModel(try tableVerbs())
    model.open(file)
    #expect(await eventually { model.state.setup.table != nil })
    model.score()
    #expect(await eventually { model.state.result != nil })
    let other = "\(folder.path)/batch.csv"
    _ = try await Desk().batch(BatchRequest(input: file, output: other, threads: 2))

    await model.save(to: "\(folder.path)/saved.csv")

    #expect(
      try Data(contentsOf: URL(filePath: "\(folder.path)/saved.csv"))
        == Data(contentsOf: URL(filePath: other)))
  }

  @Test("Columns of unknown names are guessed, marked, and can be chosen otherwise")
  func guessing() async throws {
    let folder = try TableFolder()
    let file = try folder.file(
      "own.csv",
      [
        "Ref;Amount;Term;Income;Second income;FICO", "a;5000;36 months;40000;1;700",
        "b;9000;60 months;52000;1;650",
      ])
    let model = ImportModel(try tableVerbs())
    model.open(file)
    #expect(await eventually { model.state.setup.table != nil })
    let table = try #require(model.state.setup.table)
    func match(_ field: FieldID, _ table: PreviewedTable?) -> TablePreview.Match? {
      table?.preview.matches.first { $0.field == field }
    }
    #expect(match("annual_income", table)?.column == "Income")
    #expect(match("annual_income", table)?.origin == .guessed)
    #expect(table.canStart)

    model.setup.choose("Second income", for: "annual_income")

    #expect(
      await eventually {
        match("annual_income", model.state.setup.table)?.column == "Second income"
      })
    #expect(match("annual_income", model.state.setup.table)?.origin == .chosen)
    model.setup.choose(nil as String?, for: "annual_income")
    #expect(await eventually { model.state.setup.table?.canStart == false })
    #expect(model.state.setup.table?.obstacle?.contains("Annual income") == true)
  }

  @Test("Rows are sorted, chosen and searched as they are wanted")
  func sorting() async throws {
    let folder = try TableFolder()
    let model = ImportModel(try tableVerbs())
    model.open(try folder.loans(120))
    #expect(await eventually { model.state.setup.table != nil })
    model.score()
    #expect(await eventually { model.state.result != nil })
    let table = try #require(model.state.result?.table)
    let chances = table.numbers("probability_of_default")

    model.rows.sort(by: 2, isDescending: true)

    #expect(await eventually { !model.rows.isSorting })
    let sorted = model.rows.order.map { chances[Int($0)] }
    #expect(sorted == chances.sorted(by: >))
    model.rows.choose("decline", in: "recommendation")
    #expect(await eventually { !model.rows.isSorting })
    #expect(model.rows.order.count == model.state.result?.count(.decline))
    model.rows.choose(nil, in: "recommendation")
    model.rows.search("L11")
    #expect(await eventually { !model.rows.isSorting })
    #expect(
      Set(model.rows.order.indices.map { model.rows.text(at: $0, column: 1) })
        == ["L11", "L110", "L111", "L112", "L113", "L114", "L115", "L116", "L117", "L118"])
  }

  @Test("Stopping answers at once and leaves no result")
  func cancelling() async throws {
    let folder = try TableFolder()
    let model = ImportModel(try tableVerbs())
    model.open(try folder.loans(60_000))
    #expect(await eventually { model.state.setup.table != nil })
    model.score()
    #expect(model.state.isScoring)
    let clock = ContinuousClock()

    let took = clock.measure { model.cancel() }

    #expect(took < .milliseconds(200))
    #expect(!model.state.isScoring)
    try await Task.sleep(for: .milliseconds(300))
    #expect(model.state.result == nil)
    #expect(model.state.step == .columns)
    #expect(model.state.isStopped)
  }

  @Test("A file that is no table is told with the way out, and nothing is shown as empty")
  func unreadable() async throws {
    let folder = try TableFolder()
    let model = ImportModel(try tableVerbs())

    model.open("\(folder.path)/missing.csv")

    #expect(await eventually { model.state.setup.problem != nil })
    #expect(model.state.setup.table == nil)
  }

  @Test("Only the rows that are wanted become cases, and a second time none")
  func keeping() async throws {
    let folder = try TableFolder()
    let verbs = try tableVerbs(store: "\(folder.path)/store")
    let model = ImportModel(verbs)
    var notices: [String] = []
    model.onNotice = { notices.append($0) }
    model.open(try folder.loans(30))
    #expect(await eventually { model.state.setup.table != nil })
    model.score()
    #expect(await eventually { model.state.result != nil })

    model.keepCases(at: [0, 2, 4])

    #expect(await eventually { !notices.isEmpty })
    let kept = try await verbs.cases()
    #expect(Set(kept.map(\.reference)) == ["L0", "L2", "L4"])
    notices = []
    model.keepCases(at: [2])
    #expect(await eventually { !notices.isEmpty })
    #expect(try await verbs.cases().count == 3)
  }
}
