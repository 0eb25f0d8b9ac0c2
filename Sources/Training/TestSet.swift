/// Loans that no training read.
struct TestSet: Sendable {
  let name: String
  /// Whether only models may be measured on them that learned from earlier loans alone.
  let isOutOfTime: Bool
  let loans: [HistoricLoan]
  /// Below that many loans the range says more than the number, so the set is left out.
  var fewest = 1
}
