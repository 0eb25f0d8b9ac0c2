import Lending
import Testing

@testable import Scoring

private func calibration(
  slope: Double = 1, centres: [Double] = [0], variances: [[Double]] = [[0, 0]],
  vintage: Double = 0.01, points: ScorePoints = .standard,
  bands: [BandCut] = [BandCut(letter: "A", below: 0.2), BandCut(letter: "B", below: nil)]
) -> Calibration {
  Calibration(
    intercept: -1, slope: slope, centres: centres, variances: variances, vintageVariance: vintage,
    confidence: 0.9, deviations: 1.64, points: points, bands: bands)
}

@Test func constantsThatNoTrainingGivesAreNotSound() {
  #expect(calibration().isSound)
  #expect(!calibration(slope: -1).isSound)
  #expect(!calibration(slope: 1e308).isSound)
  #expect(!calibration(centres: [.nan]).isSound)
  #expect(!calibration(variances: [[0, -1]]).isSound)
  #expect(!calibration(vintage: .infinity).isSound)
  #expect(!calibration(bands: []).isSound)
  #expect(!calibration(bands: [BandCut(letter: "A", below: 0.2)]).isSound)
  #expect(
    !calibration(
      bands: [
        BandCut(letter: "A", below: 0.3), BandCut(letter: "B", below: 0.2),
        BandCut(letter: "C", below: nil),
      ]
    ).isSound)
  let endless = ScorePoints(anchor: 600, pointsToDouble: 50, minimum: 300, maximum: 1e300)
  #expect(!calibration(points: endless).isSound)
}

@Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300])
func aScoreIsWithinItsRangeWhateverTheLogOdds(logOdds: Double) {
  let score = ScorePoints.standard.score(logOdds: logOdds, base: 0)
  #expect((300...850).contains(score))
}
