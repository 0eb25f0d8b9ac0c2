internal import Lending
internal import Pricing

/// The flows of many loans taken together.
struct PooledMoney {
  private var outlay = 0.0
  private var payments: [Double] = []
  private var recoveries: [Double] = []
  private var lag = 0.0

  mutating func add(_ flow: MonthlyFlow, times: Double = 1) {
    let missing = flow.payments.count - payments.count
    if missing > 0 {
      payments += Array(repeating: 0, count: missing)
      recoveries += Array(repeating: 0, count: missing)
    }
    outlay += times * flow.outlay
    for month in flow.payments.indices {
      payments[month] += times * flow.payments[month]
      recoveries[month] += times * flow.recoveries[month]
    }
    lag = flow.lag
  }

  /// Percent a year; −100 where nothing came in.
  var annualReturn: Double {
    MonthlyFlow(outlay: outlay, payments: payments, recoveries: recoveries, lag: lag)
      .annualReturn?.percent ?? -100
  }
}
