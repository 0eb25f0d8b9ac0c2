package import Lending

/// What the result pages show beside the assessment itself.
package struct ResultState: Sendable, Equatable {
  package var page: ResultPage = .reasons
  package var showsMoneyTables = false
  /// Of the last application that was answered; stays while a newer one is worked on.
  package var offers: OfferList?
  package var limit: LimitPage?
  /// What was asked when the limit was worked out.
  package var limitAsked: Money?
  package var returns: ReturnDistribution?
  package var whatIf: WhatIf?
  package var curves: [FieldID: ResponseCurve] = [:]
  /// Whether an answer on the page is older than the form.
  package var isWorking = false

  package init() {}
}
