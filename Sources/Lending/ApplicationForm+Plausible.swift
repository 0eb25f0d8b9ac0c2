extension ApplicationForm {
  /// A made-up application for an instalment loan as they come in, with answers that go together.
  ///
  /// `FieldCatalogue.madeUpForm` draws each field alone, which makes nearly every form one that no
  /// lender ever saw; a search for other terms has then nothing to do.
  package static func plausibleLoan(using draws: inout SeededDraws) -> ApplicationForm {
    var form = ApplicationForm(product: .installmentLoan)
    let income = 20_000 + (draws.share() * 90_000).rounded()
    let limit = 2_000 + draws.share() * 40_000
    let use = (draws.share() * 950).rounded() / 10
    var numbers: [FieldID: Double] = [
      .loanAmount: 1_000 + (draws.share() * 24_000).rounded(),
      .termMonths: draws.index(below: 4) == 0 ? 60 : 36, .annualIncome: income,
      "employment_years": Double(draws.index(below: 11)),
      "fico_score": 660 + Double(draws.index(below: 90)),
      "inquiries_6m": Double(draws.index(below: 4)), "delinquencies_2y": 0,
      .openAccounts: 5 + Double(draws.index(below: 14)),
      .totalAccounts: 20 + Double(draws.index(below: 20)), "public_records": 0,
      .revolvingUtilization: use,
    ]
    if draws.index(below: 8) > 0 { numbers[.revolvingBalance] = (limit * use / 100).rounded() }
    if draws.index(below: 3) == 0 {
      numbers[.interestRate] = 7 + (draws.share() * 180).rounded() / 10
    }
    if draws.index(below: 2) == 0 {
      numbers[.debtToIncome] = (draws.share() * 350).rounded() / 10
    } else {
      numbers[.monthlyDebtPayments] = (draws.share() * income / 36).rounded()
    }
    for (field, number) in numbers { form.entries[field] = .number(number) }
    let purposes = ["debt_consolidation", "credit_card", "home_improvement", "other"]
    form.entries[.purpose] = .text(purposes[draws.index(below: purposes.count)])
    form.entries["home_ownership"] = .text(draws.index(below: 2) == 0 ? "rent" : "mortgage")
    return form
  }
}
