/// One line of a reliability table: loans of like probability and what came of them.
package struct ReliabilityBin: Sendable, Equatable, Codable {
  package let count: Int
  package let meanProbability: Double
  package let observedRate: Double

  package init(count: Int, meanProbability: Double, observedRate: Double) {
    self.count = count
    self.meanProbability = meanProbability
    self.observedRate = observedRate
  }

  private enum CodingKeys: String, CodingKey {
    case count
    case meanProbability = "mean_probability"
    case observedRate = "observed_rate"
  }
}
