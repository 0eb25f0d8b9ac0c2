import Desk
import Foundation
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Portfolio")
struct PortfolioModelTests {
  @Test("What is bought keeps to the budget, and the table tells every offer")
  func choosing() async throws {
    let folder = try TableFolder()
    let model = PortfolioModel(try tableVerbs())
    model.setup.open(try folder.loans(300))
    #expect(await eventually { model.state.canStart })
    model.type("5000", in: .budget)

    model.start()

    #expect(await eventually { model.state.book != nil })
    let book = try #require(model.state.book)
    #expect(book.table.count == book.found.table.accepted)
    let bought = book.table.numbers("amount_to_buy").reduce(0, +)
    #expect(bought > 0 && bought <= 5000)
    #expect(bought == book.found.portfolio.book?.amount.amount ?? 0)
    // The most money stands first.
    #expect(await eventually { !model.rows.isSorting })
    let first = Double(book.table.numbers("amount_to_buy").max() ?? 0)
    #expect(model.rows.text(at: 0, column: 2) == Figure.grouped(first))
    #expect(!model.state.isStale)
    model.type("6000", in: .budget)
    #expect(model.state.isStale)
  }

  @Test("A note that is more than one borrower may have is refused on its row")
  func problems() throws {
    let model = PortfolioModel(try tableVerbs())
    model.type("100", in: .budget)

    #expect(model.state.draft.problem(.mostOfOne) == "A note is more than this share of the budget")
    #expect(!model.state.draft.isComplete)
    #expect(model.state.draft.plan == nil)
    model.type("many", in: .budget)
    #expect(model.state.draft.problem(.budget) == "This is not a number")
    model.type("10 000", in: .budget)
    #expect(model.state.draft.isComplete)
  }

  @Test("Saved pages are a PDF, and the saved table is what the verb wrote")
  func saving() async throws {
    let folder = try TableFolder()
    let model = PortfolioModel(try tableVerbs())
    model.setup.open(try folder.loans(200))
    #expect(await eventually { model.state.canStart })
    model.start()
    #expect(await eventually { model.state.book != nil })

    await model.savePages(to: "\(folder.path)/book.pdf")
    await model.saveTable(to: "\(folder.path)/book.csv")

    let pages = try Data(contentsOf: URL(filePath: "\(folder.path)/book.pdf"))
    #expect(pages.starts(with: Array("%PDF".utf8)))
    let table = try String(contentsOfFile: "\(folder.path)/book.csv", encoding: .utf8)
    #expect(table.split(separator: "\r\n").count + table.split(separator: "\n").count > 180)
  }
}
