import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Undo and redo")
struct EditHistoryTests {
  @Test("Letters in one field are one step, and each step goes back and forth")
  func steps() throws {
    let model = screening(try testVerbs().verbs)
    for text in ["1", "12", "12000"] { model.type(text, in: .loanAmount) }
    model.leave(.loanAmount)
    model.type("36", in: .termMonths)
    let full = model.state.form

    model.undo()
    #expect(model.state.form.text(of: .termMonths).isEmpty)
    #expect(model.state.form.text(of: .loanAmount) == "12000")
    model.undo()
    #expect(model.state.isBlank)
    #expect(!model.canUndo)

    model.redo()
    model.redo()
    #expect(model.state.form == full)
    #expect(!model.canRedo)
  }

  @Test("A new edit forgets what was taken back, and the result follows every step")
  func branches() throws {
    let model = screening(try testVerbs().verbs)
    model.typeBorrower()
    let first = model.state.screening
    model.type("640", in: "fico_score")
    model.undo()
    #expect(model.state.screening == first)

    model.type("700", in: "fico_score")

    #expect(!model.canRedo)
  }

  @Test("A step also takes back what was put into the form, and a new screening has none")
  func replaced() throws {
    let model = screening(try testVerbs().verbs)
    model.typeBorrower()
    let asked = model.state.form
    var other = asked
    other.type("9000", in: .loanAmount)
    model.replace(with: other, because: "an offer")

    model.undo()
    #expect(model.state.form == asked)
    #expect(!model.state.canGoBack)

    model.startNew()
    #expect(!model.canUndo)
    #expect(!model.canRedo)
  }
}
