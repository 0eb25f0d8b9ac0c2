/// How the annual return of a loan is spread over all that may become of it.
///
/// Of one path: internal rate of return `(1 + monthly)^12 − 1` of its flows after servicing fee;
/// −100 % where nothing is ever paid. Nothing is reinvested.
package struct ReturnRange: Codable, Sendable, Equatable {
  /// The least return of which at least a tenth of the probability lies at or below.
  package let p10: Rate
  package let p50: Rate
  package let p90: Rate
  /// Mean over the paths, which weighs a loan lost at once as −100 %.
  package let mean: Rate
  /// 0…1: chance that less comes back than was paid out.
  package let chanceOfLosingMoney: Double

  package init(p10: Rate, p50: Rate, p90: Rate, mean: Rate, chanceOfLosingMoney: Double) {
    self.p10 = p10
    self.p50 = p50
    self.p90 = p90
    self.mean = mean
    self.chanceOfLosingMoney = chanceOfLosingMoney
  }
}
