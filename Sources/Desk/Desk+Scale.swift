package import Lending
internal import Packs
internal import Scoring
internal import Sealing

extension Desk {
  /// The score that the model of an assessment gives to another chance of default, such as the ends
  /// of the interval or the cut-off; nil for a model that is not in use now.
  package func score(
    of probability: Probability, as assessment: Assessment
  ) -> Int? {
    let pack = models.all.first { $0.digest.hex == assessment.provenance.packDigest }
    return pack.map {
      $0.model.calibration.points.score(
        logOdds: probability.logOdds, base: assessment.explanation.base)
    }
  }
}
