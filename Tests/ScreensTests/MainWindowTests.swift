import Desk
import Gtk
import Lending
import ScreenStates
import Screens
import Synchronization
import XCTest

final class MainWindowTests: XCTestCase {
  func testResultFollowsWhatIsTyped() throws {
    try onMainSync {
      try Display.need()
      let made = try TestWindow()
      defer { made.main.window.destroy() }
      let look = WidgetLook(made.main.window)

      XCTAssertTrue(look.type("12000", in: "Loan amount"))
      XCTAssertTrue(look.type("52000", in: "Annual income"))
      XCTAssertTrue(look.choose(1, in: "Term"))

      let first = try XCTUnwrap(made.screening.state.assessment)
      XCTAssertTrue(look.texts.contains(Figure.percent(first.probability.value)))
      XCTAssertTrue(look.type("640", in: "FICO score"))
      let second = try XCTUnwrap(made.screening.state.assessment)
      XCTAssertNotEqual(first, second)
      XCTAssertTrue(look.texts.contains(Figure.percent(second.probability.value)))
    }
  }

  func testProblemStandsOnItsRowInWords() throws {
    try onMainSync {
      try Display.need()
      let made = try TestWindow()
      defer { made.main.window.destroy() }
      let look = WidgetLook(made.main.window)

      XCTAssertTrue(look.type("lots", in: "Annual income"))

      XCTAssertTrue(look.texts.contains("This is not a number"))
    }
  }

  func testClosedWindowLeavesNothingBehind() throws {
    try onMainSync {
      try Display.need()
      weak var model: ScreeningModel?
      weak var window: MainWindow?
      try {
        let made = try TestWindow()
        made.main.present()
        _ = MainLoop.run(forAtMost: 0.3) { false }
        (model, window) = (made.screening, made.main)
        made.main.window.destroy()
      }()
      XCTAssertTrue(MainLoop.run(forAtMost: 5) { model == nil && window == nil })
    }
  }

  func testAnUnattendedWorkspaceKeepsWhatWasTypedAndLocksItself() throws {
    try onMainSync {
      try Display.need()
      let made = try TestWindow(idleLimit: .milliseconds(300))
      defer { made.main.window.destroy() }
      let look = WidgetLook(made.main.window)
      made.main.show(StoreStanding(account: "Otto"))
      XCTAssertTrue(look.texts.contains("Otto"))
      XCTAssertTrue(look.type("12000", in: "Loan amount"))

      XCTAssertTrue(MainLoop.run(forAtMost: 5) { look.texts.contains("Locked") })

      XCTAssertEqual(made.kept.references, ["Test"])
      XCTAssertTrue(made.screening.state.isBlank)
      XCTAssertFalse(look.texts.contains("Otto"))
    }
  }

  func testAPersonalWorkspaceNeverLocksItself() throws {
    try onMainSync {
      try Display.need()
      let made = try TestWindow(idleLimit: .milliseconds(50))
      defer { made.main.window.destroy() }
      let look = WidgetLook(made.main.window)
      made.main.show(StoreStanding())
      XCTAssertTrue(look.type("12000", in: "Loan amount"))

      XCTAssertFalse(MainLoop.run(forAtMost: 0.5) { look.texts.contains("Locked") })
    }
  }

  func testHundredThousandCasesMakeOnlyTheRowsInSight() throws {
    try onMainSync {
      try Display.need()
      let made = try TestWindow(cases: 100_000)
      defer { made.main.window.destroy() }
      made.main.present()

      made.cases.refresh()
      XCTAssertTrue(MainLoop.run(forAtMost: 20) { made.cases.state.found.count == 100_000 })
      made.main.showCases()
      let look = WidgetLook(made.main.window)
      XCTAssertTrue(MainLoop.run(forAtMost: 20) { look.texts.contains("File 1") })

      XCTAssertLessThan(look.texts.count, 4_000)
    }
  }

  func testEveryPageOfTheResultIsShownAndFollowsTheForm() throws {
    try onMainSync {
      try Display.need()
      let made = try TestWindow()
      defer { made.main.window.destroy() }
      let look = WidgetLook(made.main.window)
      made.main.present()
      XCTAssertTrue(look.type("12000", in: "Loan amount"))
      XCTAssertTrue(look.type("52000", in: "Annual income"))
      XCTAssertTrue(look.choose(1, in: "Term"))

      @MainActor func shows(_ page: String, _ words: String) -> Bool {
        made.main.window.activateAction("win.page-\(page)")
        return MainLoop.run(forAtMost: 30) { look.texts.contains { $0.contains(words) } }
      }

      XCTAssertTrue(shows("whatIf", "The chance is the same"))
      XCTAssertTrue(shows("offers", "No other terms were sought"))
      XCTAssertTrue(shows("money", "could be lent"))
      XCTAssertTrue(shows("evidence", "past loans like this one"))
      XCTAssertTrue(look.type("9000", in: "Loan amount"))
      XCTAssertTrue(shows("money", "9\u{202F}000\u{202F}USD paid out"))
    }
  }

  func testTypingIsNotHeldUpByThePagesOfTheResult() throws {
    try onMainSync {
      try Display.need()
      let made = try TestWindow()
      defer { made.main.window.destroy() }
      let look = WidgetLook(made.main.window)
      made.main.present()
      XCTAssertTrue(look.type("12000", in: "Loan amount"))
      XCTAssertTrue(look.type("52000", in: "Annual income"))
      XCTAssertTrue(look.choose(1, in: "Term"))
      var alone = Duration.zero
      for page in ["evidence", "offers", "money", "whatIf"] {
        made.main.window.activateAction("win.page-\(page)")
        _ = MainLoop.run(forAtMost: 0.3) { false }
        let clock = ContinuousClock()
        let took =
          (1...5).map { step in
            clock.measure { _ = look.type("\(12_000 + step * 100)", in: "Loan amount") }
          }.min() ?? .zero
        // What the page adds to a key stroke, since the assessment itself is slow in a test build.
        if page == "evidence" {
          alone = took
        } else {
          XCTAssertLessThan(took, alone * 2 + .milliseconds(100))
        }
      }
    }
  }

  func testMainActorRunsOnTheLoopOfGLib() throws {
    try onMainSync {
      try Display.need()
      let done = Flag()
      Task { @MainActor in
        await Task.detached {}.value
        done.isSet = true
      }
      XCTAssertTrue(MainLoop.run(forAtMost: 5) { done.isSet })
    }
  }
}

@MainActor
private final class Flag {
  var isSet = false
}

/// A window over the real desk whose store is not touched.
@MainActor
private struct TestWindow {
  let screening: ScreeningModel
  let cases: CasesModel
  let main: MainWindow
  /// References of the cases that were kept.
  let kept: Kept

  init(cases count: Int = 0, idleLimit: Duration = .seconds(600)) throws {
    let desk = try Desk()
    var verbs = DeskVerbs(desk)
    let summaries = (0..<count).map { number in
      CaseSummary(
        id: CaseID(rawValue: "case\(number)"), reference: "File \(number)",
        changedAt: "2026-11-21T09:30:00.000Z", by: "tester", state: .draft,
        product: .installmentLoan, amount: nil, probability: nil, score: nil, band: nil)
    }
    verbs.cases = { (_) async throws(DeskProblem) in summaries }
    let kept = Kept()
    self.kept = kept
    verbs.file = { (form, reference, _) async throws(DeskProblem) in
      kept.append(reference)
      let opening = CaseEvent(
        caseID: CaseID(rawValue: "new"), at: "2026-11-21T09:30:00.000Z", by: "tester",
        what: .opened(CaseOpening(reference: reference, form: form)))
      guard let credit = CreditCase(opening: opening) else { throw .noSuchCase }
      return credit
    }
    let clock = WallClock(reference: { "Test" }, words: { $0 })
    screening = ScreeningModel(desk: verbs, clock: clock)
    cases = CasesModel(desk: verbs, clock: clock)
    main = MainWindow(
      of: nil, screening: screening, cases: cases, tables: TableVerbs(desk, DeskOptions()),
      idleLimit: idleLimit)
  }
}

/// What a window asked to be kept.
private final class Kept: Sendable {
  private let all = Mutex<[String]>([])

  var references: [String] { all.withLock { $0 } }

  func append(_ reference: String) { all.withLock { $0.append(reference) } }
}
