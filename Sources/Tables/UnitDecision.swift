internal import Lending

/// In which unit a whole column of percentages is read, and what of the first rows decided it.
package struct UnitDecision: Sendable, Equatable {
  /// What the unit was taken from.
  package enum Ground: Sendable, Equatable {
    /// Cells with a sign of percent, beside others without one where `isMixed`.
    case sign(isMixed: Bool)
    /// The column's own numbers: so many of so many are small, or large, as the unit has them.
    case numbers(Int, of: Int)
    /// The rates that the table gives, as the column's own numbers are too few.
    case rates
    /// Nothing.
    case none
  }

  package let unit: PercentUnit
  package let ground: Ground
  /// Whether the rates beside are in the other unit.
  package let contradictsRates: Bool
}

extension UnitDecision {
  /// What the first rows of a column show.
  struct Evidence {
    /// Numbers with a sign of percent.
    var signed = 0
    /// Numbers without one, but no zeros.
    var values: [Double] = []
    /// Rates beside, by what each says: none lies below one percent.
    var rates = (fractions: 0, percents: 0)

    /// The column's own cells go before the rates: a table may write the two in different units.
    var decision: UnitDecision {
      let rates: PercentUnit? =
        rates.fractions + rates.percents == 0
        ? nil : rates.fractions > rates.percents ? .fraction : .percent
      let (unit, ground) = found(rates)
      return UnitDecision(
        unit: unit, ground: ground,
        contradictsRates: unit != .unknown && rates.map { $0 != unit } ?? false)
    }

    private func found(_ rates: PercentUnit?) -> (PercentUnit, Ground) {
      if signed > 0 { return (.percent, .sign(isMixed: !values.isEmpty)) }
      let small = values.count { $0 < 1 }
      if FractionEvidence.areFractions(small, of: values.count) {
        return (.fraction, .numbers(small, of: values.count))
      }
      let large = values.count { $0 > PercentUnit.largestFraction }
      if 2 * large > values.count { return (.percent, .numbers(large, of: values.count)) }
      if let rates { return (rates, .rates) }
      return FractionEvidence.isEnough(values.count)
        ? (.percent, .numbers(values.count - small, of: values.count)) : (.unknown, .none)
    }
  }
}
