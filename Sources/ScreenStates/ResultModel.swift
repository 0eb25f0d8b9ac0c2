internal import Desk
package import Lending

/// The verbs of the result pages; what takes long is worked out beside the main thread.
@MainActor
package final class ResultModel {
  package private(set) var state = ResultState() {
    didSet { if state != oldValue { onChange(state) } }
  }
  package var onChange: (ResultState) -> Void = { _ in }

  private let screening: ScreeningModel
  private let desk: DeskVerbs
  private var assessed: AssessedForm?
  private var offers: LatestAnswer<AssessedForm, OfferList>?
  private var money: LatestAnswer<AssessedForm, MoneyAnswer>?
  private var curves: LatestAnswer<CurveQuestion, [FieldID: ResponseCurve]>?

  /// Percent a year; finer than a pixel of the picture.
  private nonisolated static let returnWidth = 0.25

  package init(_ screening: ScreeningModel) {
    self.screening = screening
    desk = screening.desk
    let desk = desk
    offers = LatestAnswer { question in
      OfferList(
        desk.offers(question.application, question.assessment), to: question.form, desk.assess,
        desk.catalogue)
    } onAnswer: { [weak self] _, list in
      self?.take { $0.offers = list }
    }
    money = LatestAnswer { question in
      let (application, assessment) = (question.application, question.assessment)
      let asked = application.amountAtStake ?? .zero
      return MoneyAnswer(
        limit: desk.limitCurves(application).map {
          LimitPage($0, assessment, asked: asked, catalogue: desk.catalogue)
        }, asked: asked,
        returns: desk.returnDistribution(application, assessment, Self.returnWidth))
    } onAnswer: { [weak self] _, answer in
      self?.take {
        $0.limit = answer.limit
        $0.limitAsked = answer.asked
        $0.returns = answer.returns
      }
    }
    curves = LatestAnswer { question in
      question.curves(desk)
    } onAnswer: { [weak self] _, curves in
      self?.take { $0.curves = curves }
    }
    follow(screening.state)
  }

  /// Takes over what the form says now.
  package func follow(_ screened: ScreeningState) {
    guard let assessment = screened.assessment, let application = screened.application else {
      assessed = nil
      offers?.forget()
      money?.forget()
      curves?.forget()
      var next = ResultState()
      next.page = state.page
      next.showsMoneyTables = state.showsMoneyTables
      state = next
      return
    }
    let next = AssessedForm(
      form: screened.form, application: application, assessment: assessment)
    guard next != assessed else { return }
    assessed = next
    var changed = state
    changed.whatIf = WhatIf(
      next.form, application, assessment, catalogue: desk.catalogue,
      fields: hasOwnFields ? state.whatIf?.fields : nil)
    state = changed
    work()
  }

  package func show(_ page: ResultPage) {
    state.page = page
    work()
  }

  package func showMoneyTables(_ isShown: Bool) { state.showsMoneyTables = isShown }

  private var hasOwnFields = false

  private func take(_ change: (inout ResultState) -> Void) {
    var next = state
    change(&next)
    next.isWorking = isWorking(next)
    state = next
  }

  /// Whether what the shown page tells is older than the form.
  private func isWorking(_ state: ResultState) -> Bool {
    guard let assessed else { return false }
    return switch state.page {
    case .reasons, .evidence: false
    case .offers: offers.map { !$0.hasAnswered(assessed) } ?? false
    case .money: money.map { !$0.hasAnswered(assessed) } ?? false
    case .whatIf:
      state.whatIf.map { whatIf in
        curves.map { !$0.hasAnswered(CurveQuestion(whatIf, desk.catalogue)) } ?? false
      } ?? false
    }
  }

  /// Asks for what the shown page needs and does not have yet.
  private func work() {
    guard let assessed else { return }
    switch state.page {
    case .reasons, .evidence: break
    case .offers: offers?.ask(assessed)
    case .money: money?.ask(assessed)
    case .whatIf:
      guard let whatIf = state.whatIf else { return }
      curves?.ask(CurveQuestion(whatIf, desk.catalogue))
    }
    take { _ in }
  }
}

extension ResultModel {
  /// Changes one answer beside the form, which stays as it is.
  package func suppose(_ field: FieldID, is text: String) {
    guard var whatIf = state.whatIf else { return }
    whatIf.change(field, to: text)
    whatIf.screening = whatIf.isChanged ? desk.assess(whatIf.form) : whatIf.screening
    if !whatIf.isChanged { whatIf.reset() }
    state.whatIf = whatIf
    work()
  }

  /// Puts one more field beside the others.
  package func add(_ field: FieldID) {
    guard var whatIf = state.whatIf else { return }
    whatIf.add(field)
    hasOwnFields = true
    state.whatIf = whatIf
    work()
  }

  /// Takes all changes back.
  package func resetWhatIf() {
    guard var whatIf = state.whatIf else { return }
    whatIf.reset()
    state.whatIf = whatIf
    work()
  }

  /// Puts the changed answers into the form.
  package func useWhatIf() {
    guard let whatIf = state.whatIf, whatIf.changed != nil, whatIf.isChanged else { return }
    screening.replace(with: whatIf.form, because: "The changed answers are in the form.")
  }

  /// Puts the terms of an offer into the form.
  package func apply(_ card: OfferCard) {
    // An offer for what the form said before would promise what does not come.
    guard let assessed, !isWorking(state) else { return }
    screening.replace(
      with: assessed.form.with(card.offer), because: "The offer is in the form.")
  }
}

/// A form with what it comes to.
struct AssessedForm: Equatable, Sendable {
  let form: ApplicationForm
  let application: LoanApplication
  let assessment: Assessment
}

private struct MoneyAnswer: Sendable {
  let limit: LimitPage?
  let asked: Money
  let returns: ReturnDistribution?
}

/// Which curves are wanted of which application.
private struct CurveQuestion: Equatable, Sendable {
  private let application: LoanApplication
  private let originals: [FieldID: Double]
  private let ranges: [FieldID: SliderRange]

  init(_ whatIf: WhatIf, _ catalogue: FieldCatalogue) {
    application = whatIf.changedApplication
    var originals: [FieldID: Double] = [:]
    var ranges: [FieldID: SliderRange] = [:]
    for field in whatIf.fields {
      ranges[field] = whatIf.range(of: field, catalogue)
      originals[field] = whatIf.originalNumber(field)
    }
    self.originals = originals
    self.ranges = ranges
  }

  func curves(_ desk: DeskVerbs) -> [FieldID: ResponseCurve] {
    var curves: [FieldID: ResponseCurve] = [:]
    for (field, range) in ranges {
      curves[field] = ResponseCurve(
        field, of: application, original: originals[field], range: range, chance: desk.chance)
    }
    return curves
  }
}
