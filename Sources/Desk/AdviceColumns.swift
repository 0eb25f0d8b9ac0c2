internal import Lending
internal import Tables

/// What a table of charged-off loans says of the treatment, after its other columns.
struct AdviceColumns: Sendable {
  static let names = ["tier", "net_per_hour", "settlement_floor"]

  /// Nil where no treatment is worth anything.
  let tier: Treatment?
  /// Of the tier, in money; 0 where there is none.
  let netPerHour: Double
  let settlementFloor: Double

  init(tier: Treatment?, netPerHour: Double, settlementFloor: Double) {
    self.tier = tier
    self.netPerHour = netPerHour
    self.settlementFloor = settlementFloor
  }

  init(_ advice: RecoveryAdvice) {
    self.init(
      tier: advice.recommended, netPerHour: advice.best?.netPerHour.amount ?? 0,
      settlementFloor: advice.settlementFloor.amount)
  }

  var cells: [CSVWriter.Cell] {
    [
      .text(tier?.rawValue ?? "none"), .fixed(netPerHour, decimals: 2),
      .fixed(settlementFloor, decimals: 2),
    ]
  }
}
