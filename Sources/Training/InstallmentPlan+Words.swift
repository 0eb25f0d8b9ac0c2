internal import Lending

/// Instalment loans in the words of a model card.
extension InstallmentPlan {
  func words(_ variant: Variant) -> CardWords {
    CardWords(
      thing: .loan,
      event: "an instalment loan is charged off before its contractual end, from what is known on "
        + "the day of the application",
      bad: "charged off",
      intendedUse: "Screening of unsecured instalment loans of 36 or 60 months to private persons, "
        + "as one voice beside the lender's policy. It recommends; a person decides.",
      notMeantFor: "It is not meant for business loans, secured loans, other countries' credit "
        + "bureaus, or collection.",
      factors: [
        "Unsecured loans of 36 and 60 months of one lender in the United States, issued from 2007 to "
          + "2018 and bought by investors on its platform.",
        "The issue year matters most beyond the inputs: at equal inputs some years go worse.",
      ],
      split: "trained on the resolved loans of the early file and the sample; tested on the "
        + "resolved rows of the dated file, which no training reads",
      evaluationData: [
        "The dated file's resolved rows, which no training and no selection reads. Current and late "
          + "loans are unresolved and take no part, neither as good nor as bad.",
        "A file of resolved loans of young vintages over-states defaults, so ranking is told on all "
          + "of its rows and the level is judged on matured ones, where nothing is still to come.",
      ],
      trainingData: [
        "Public Lending Club loan files.",
        "Loans of 2007–2011 count \(Figure.shown(TrainingRows.earlyWeight, decimals: 1)) of a loan. "
          + "Each source, maturity and term has its own level during training, so that differences "
          + "of sampling are not taken for differences of borrowers.",
        "The level comes from the matured vintages among the training rows.",
        "Fields that are known only after the application day (payments, recoveries, last FICO "
          + "score, hardship, settlement) are never inputs.",
      ],
      limits: [
        "One lender, the United States, 2007–2018: loans that this lender granted. Applicants whom "
          + "it refused are not in the data.",
        "Issue years differ at equal inputs; a recession is such a difference.",
      ],
      caveats: [
        "Out of time the ranking is weaker than on another draw: read that row for loans of today.",
        "Watch the level on your own loans and recalibrate where it drifts.",
        variant == .priced
          ? "The lender's rate and grade carry what that lender knew. Another lender's rating is no "
            + "substitute for the grade."
          : "More amount, more amount against income and a longer term never lower the risk. That "
            + "dependence is observed and not proven causal.",
      ],
      ethics:
        "No sex, race, religion, national origin, marital status or age, and no proxy such as "
        + "first name, region or ZIP code, is an input. The files hold no such attribute but the "
        + "region, so differences of outcome between protected groups could not be measured here: a "
        + "lender must watch its own.")
  }
}
