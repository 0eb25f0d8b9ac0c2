package import Assessing
package import Lending

extension Desk {
  /// What a borrower could do for the policy to approve.
  package func counterfactuals(
    to application: LoanApplication, _ assessment: Assessment
  ) -> Alternatives<Counterfactual> {
    underwriter(for: application).counterfactuals(to: application, assessment.recommendation)
  }

  /// Terms near to those asked under which the policy approves.
  package func offers(
    instead application: LoanApplication, _ assessment: Assessment
  ) -> Alternatives<CounterOffer> {
    guard let offerSearch else { return Alternatives(hindrance: .hasNoTerms) }
    return offerSearch.alternatives(to: application, assessment.recommendation)
  }

  /// Checks a form and seeks offers for it.
  package func offers(
    _ form: ApplicationForm
  ) -> (screening: Screening, offers: Alternatives<CounterOffer>?) {
    let screening = assess(form)
    guard case .assessed(let application, let assessment) = screening else {
      return (screening, nil)
    }
    return (screening, offers(instead: application, assessment))
  }

  /// A loan as asked by the model without the lender's price, which offers go by; nil where that is
  /// the model that answers anyway.
  package func withoutPrice(
    _ application: LoanApplication
  ) -> (chance: Probability, loss: Money)? {
    guard let plain = plain as? Assessor,
      plain.modelName != underwriter(for: application).modelName,
      let screened = plain.screen(application), let price = screened.price
    else { return nil }
    return (screened.probability, price.expectedLoss)
  }

  /// Nil for a product whose terms are not set loan by loan.
  package var offerSearch: OfferSearch? {
    guard let plain = plain as? Assessor else { return nil }
    return OfferSearch(plain: plain) { self.underwriter(for: $0) as? Assessor }
  }
}
