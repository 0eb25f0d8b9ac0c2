import Desk
import Lending
import ScreenStates
import Testing

@MainActor
@Suite("Screening")
struct ScreeningModelTests {
  @Test("A fresh form says how many answers are needed and shouts at no row")
  func freshForm() throws {
    let model = screening(try testVerbs().verbs)

    #expect(model.state.missing == [.loanAmount, .termMonths, .annualIncome])
    #expect(model.desk.catalogue.fields.allSatisfy { model.state.shownProblem(of: $0.id) == nil })
    #expect(!model.state.hasUnsavedChanges)
    #expect(
      Headline(model.state, model.desk).sentences
        == ["3 more answers are needed: Loan amount, Term, Annual income."])
  }

  @Test("Typing changes the form, the derived values and the result, and nothing else")
  func typing() throws {
    let model = screening(try testVerbs().verbs)
    model.typeBorrower()
    var expected = model.state
    expected.form.type("640", in: "fico_score")
    expected.screening = model.desk.assess(expected.form)
    expected.derived = model.desk.derived(expected.form)

    model.type("640", in: "fico_score")

    #expect(model.state == expected)
    #expect(model.state.assessment != nil)
    #expect(model.state.hasUnsavedChanges)
  }

  @Test("The payment is shown before the form is complete")
  func derivedEarly() throws {
    let model = screening(try testVerbs().verbs)

    model.type("12000", in: .loanAmount)
    model.type("36", in: .termMonths)

    let figures = KeyFigures(
      model.state, catalogue: model.desk.catalogue, policy: model.desk.policy)
    #expect(figures.payment.figure == "401.44")
    #expect(figures.limit.figure == "–")
  }

  @Test("Half a number is not called wrong before the keyboard has left it")
  func halfANumber() throws {
    let model = screening(try testVerbs().verbs)
    model.typeBorrower()

    model.type("12", in: .loanAmount)
    #expect(model.state.shownProblem(of: .loanAmount) == nil)

    model.leave(.loanAmount)
    guard case .outOfRange = model.state.shownProblem(of: .loanAmount) else {
      Issue.record("the amount is out of range, and its row says so")
      return
    }
  }

  @Test("What is no number is said at once, beside every other problem")
  func notANumber() throws {
    let model = screening(try testVerbs().verbs)

    model.type("lots", in: .annualIncome)
    model.type("much", in: "fico_score")

    #expect(model.state.shownProblem(of: .annualIncome) == .notANumber)
    #expect(model.state.shownProblem(of: "fico_score") == .notANumber)
    #expect(model.state.assessment == nil)
  }

  @Test("The view of the reasons survives a new screening")
  func startNew() throws {
    let model = screening(try testVerbs().verbs)
    model.typeBorrower()
    model.show(.towardsLine)
    model.showTable(true)

    model.startNew()

    #expect(model.state.isBlank)
    #expect(model.state.reasonView == .towardsLine)
    #expect(model.state.showsTable)
  }
}
