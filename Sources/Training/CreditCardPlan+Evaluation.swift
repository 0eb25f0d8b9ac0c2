internal import Lending
internal import Tables

/// How cards are measured.
extension CreditCardPlan {
  func testSets(_ history: LoanHistory) -> [TestSet] {
    [TestSet(name: Self.heldOutFifth, isOutOfTime: false, loans: history.test)]
  }

  static let heldOutFifth = "held-out fifth of the accounts"

  var levelTest: String { Self.heldOutFifth }

  func segments(_ training: [HistoricLoan]) -> [Segment] {
    let limits = QuarterBands(training.compactMap { $0.application.number(.creditLimit) })
    let lateness = ["no use or paid in full", "paid in part", "one month late", "more months late"]
    return [
      Segment(name: "credit limit, quarters of the training accounts", order: limits.names) {
        $0.application.number(.creditLimit).map { limits.name(of: $0) }
      },
      Segment(name: "newest statement", order: lateness) { loan in
        loan.application.number(FieldID.repaymentStatuses[0]).map { status in
          status < 0
            ? lateness[0] : status == 0 ? lateness[1] : status == 1 ? lateness[2] : lateness[3]
        }
      },
    ]
  }

  var baselines: [Baseline] {
    [
      Baseline(name: "months late on the newest statement") {
        $0.number(FieldID.repaymentStatuses[0])
      },
      Baseline(name: "credit limit, lower is riskier") { $0.number(.creditLimit).map { -$0 } },
    ]
  }

  func words(_ variant: Variant) -> CardWords {
    CardWords(
      thing: .account,
      event: "a card account defaults next month, from its last six statements",
      bad: "defaulted",
      intendedUse:
        "Watching and limiting card accounts of private persons, as one voice beside the "
        + "lender's policy. It recommends; a person decides.",
      notMeantFor:
        "It is not meant for new applicants without six months of statements, for business "
        + "cards, or as a causal answer to what another limit would do.",
      factors: [
        "Card accounts of one bank in Taiwan in 2005, in its currency; a year of a card crisis there.",
        "How late the newest statements are matters most; it says more on a full card.",
      ],
      split: "trained on four accounts in five; tested on the other fifth, drawn once with like "
        + "default rate, which no training reads",
      evaluationData: [
        "A fifth of the accounts, drawn once. The file has no dates but one month, so there is no "
          + "test out of time: expect less on other years and banks.",
        "Beside it, the mean of five seeded folds of all accounts, as others publish it.",
      ],
      trainingData: [
        "The public file of the University of California, Irvine (CC BY 4.0). Equal accounts stay in "
          + "one fold."
      ],
      limits: [
        "One bank, one month, one country, 2005: the level must be set anew on a lender's own "
          + "accounts.",
        "The chance falls with a higher present limit because banks give limits to those whom they "
          + "trust. The model uses the present limit as it stands; a proposed limit never moves the "
          + "chance.",
      ],
      caveats: [
        "The recommended limit is informed by the limits that good payers of like risk hold, bound by "
          + "income and obligations."
      ],
      ethics: "Sex, education, marriage and age stand in the file; none is an input, nor moves the "
        + "limit. They serve the checks of this card and the fairness pages.")
  }
}
