package import Lending
package import Scoring

/// Explains scores of one model against one cut-off.
///
/// A class, so that threads which share it touch one count of references and not one for each part.
package final class Explainer: Sendable {
  private let model: RiskModel
  private let cutOff: Double
  private let line: [Double]
  private let wording: ReasonWording

  /// - Parameter cutOff: chance of default at the approval line.
  package init(_ model: RiskModel, catalogue: FieldCatalogue, cutOff: Probability) {
    self.model = model
    self.cutOff = cutOff.logOdds
    line = ApprovalLine.contributions(of: model.line, base: model.base, at: cutOff.logOdds)
    wording = ReasonWording(catalogue, model.features)
  }

  /// The contributions of every scored field; with the base they add up to the shown log-odds.
  package func explain(_ application: LoanApplication, _ score: AdditiveScore) -> Explanation {
    var contributions: [Contribution] = []
    contributions.reserveCapacity(model.fields.count)
    for (index, field) in model.fields.enumerated() {
      contributions.append(
        Contribution(
          field: field, value: application.told(field), logOdds: score.contributions[index],
          shareOfGap: score.contributions[index] - line[index]))
    }
    return Explanation(base: score.base, contributions: contributions, cutOff: cutOff)
  }

  /// The fields that move the case most against the approval line, at most `count`, the strongest
  /// first; as `Explanation.strongest` tells them.
  package func strongest(_ count: Int, of score: AdditiveScore) -> [FieldShare] {
    var shares = score.contributions
    for index in shares.indices { shares[index] -= line[index] }
    return StrongestShares.positions(of: shares, count).map {
      FieldShare(
        field: model.fields[$0], logOdds: score.contributions[$0], shareOfGap: shares[$0])
    }
  }

  /// The fields that move the case against the approval line, the strongest first.
  package func reasons(_ application: LoanApplication, _ explanation: Explanation) -> [Reason] {
    explanation.strongest(explanation.contributions.count).map { contribution in
      let direction: Reason.Direction = contribution.shareOfGap > 0 ? .against : .inFavour
      return Reason(
        field: contribution.field, direction: direction, shareOfGap: contribution.shareOfGap,
        sentence: wording.sentence(contribution.field, in: application, direction))
    }
  }
}
