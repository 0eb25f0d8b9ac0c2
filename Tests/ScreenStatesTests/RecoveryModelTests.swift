import Desk
import Foundation
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Recovery")
struct RecoveryModelTests {
  @Test("Charged-off loans are valued as soon as they are read, the most net money first")
  func ranking() async throws {
    let folder = try TableFolder()
    let file = try folder.file(
      "debts.csv",
      ["id,outstanding_principal,loan_amount,term_months,annual_income"]
        + (1...40).map { "D\($0),\($0 * 250),\($0 * 300),36,\(30_000 + $0 * 500)" })
    let model = RecoveryModel(try tableVerbs())

    model.open(file)

    #expect(await eventually { model.state.valued != nil })
    let valued = try #require(model.state.valued)
    #expect(await eventually { !model.rows.isSorting })
    #expect(model.rows.text(at: 0, column: 0) == "1")
    let nets = model.rows.order.map { valued.table.numbers("expected_net")[Int($0)] }
    #expect(nets == nets.sorted(by: >))
    #expect(valued.curve.last?.money == 1)
    #expect(abs(nets.reduce(0, +) - valued.pool.expectedNet.amount) < 1)
  }

  @Test("One loan is valued from its file, and a broken file is told in words")
  func one() async throws {
    let folder = try TableFolder()
    let model = RecoveryModel(try tableVerbs())
    let file = try folder.file(
      "one.json",
      [#"{"product":"recovery","fields":{"outstanding_principal":5000,"loan_amount":6000}}"#])

    model.open(file)

    #expect(await eventually { model.state.loan != nil })
    #expect(model.state.loan?.treatments.rows.isEmpty == false)
    model.open(try folder.file("bad.json", ["{"]))
    #expect(await eventually { model.state.problem != nil })
    #expect(model.state.loan == nil)
  }
}
