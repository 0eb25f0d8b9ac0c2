extension CashFlow {
  /// What the lender may expect to receive in each month, from the first on, undiscounted: payments
  /// after the servicing fee, and recoveries when they come in, which may be after the contract.
  package var received: [Money] {
    let wholeLag = Int(recoveryLag.rounded(.down))
    let restLag = recoveryLag - Double(wholeLag)
    var amounts = [Double](repeating: 0, count: months.count + wholeLag + 1)
    for (place, month) in months.enumerated() {
      amounts[place] +=
        month.interest.amount + month.scheduledPrincipal.amount + month.prepaidPrincipal.amount
        - month.servicingFee.amount
      amounts[place + wholeLag] += (1 - restLag) * month.recovery.amount
      amounts[place + wholeLag + 1] += restLag * month.recovery.amount
    }
    if restLag == 0 { amounts.removeLast() }
    return amounts.map { Money($0) }
  }
}
