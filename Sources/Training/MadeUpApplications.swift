internal import Lending
internal import Monitoring

/// Seeded applications of nobody, on which a pack proves that it scores as on its first day.
enum MadeUpApplications {
  /// `count` applications, most values where those of the distributions lie, with unknowns and with
  /// the ends of the catalogue's ranges among them.
  static func make(
    _ count: Int, catalogue: FieldCatalogue, distributions: [ReferenceDistribution], seed: UInt64
  ) -> [[FieldID: FieldValue]] {
    var draws = SeededDraws(seed: seed)
    let usual = Dictionary(
      distributions.compactMap { distribution in
        distribution.edges.first.flatMap { low in
          distribution.edges.last.map { (distribution.field, low...$0) }
        }
      }, uniquingKeysWith: { first, _ in first })
    return (0..<count).map { index in
      var values: [FieldID: FieldValue] = [:]
      for field in catalogue.fields {
        // The first says only what it must; later ones leave more and more out.
        let isLeftOut = index == 0 || draws.share() < Double(index % 4) * 0.15
        guard field.isRequired || !isLeftOut,
          let value = value(of: field, usually: usual[field.id], &draws)
        else { continue }
        values[field.id] = value
      }
      return settled(values, isJoint: index % 5 == 4, saysPayments: index % 3 == 2)
    }
  }

  private static func value(
    of field: Field, usually: ClosedRange<Double>?, _ draws: inout SeededDraws
  ) -> FieldValue? {
    switch field.kind {
    case .number(let range): .number(number(in: range, usually: usually, &draws))
    case .choice(let choices):
      choices.isEmpty ? nil : .choice(choices[draws.index(below: choices.count)].id)
    case .text: nil
    }
  }

  /// One in eight stands at an end of the range, the others where loans of the past lie.
  private static func number(
    in range: NumberRange, usually: ClosedRange<Double>?, _ draws: inout SeededDraws
  ) -> Double {
    if !range.allowed.isEmpty { return range.allowed[draws.index(below: range.allowed.count)] }
    switch draws.index(below: 16) {
    case 0: return range.minimum
    case 1: return range.maximum
    default:
      let span = usually ?? range.minimum...range.maximum
      let value = span.lowerBound + draws.share() * (span.upperBound - span.lowerBound)
      let scale = Elementary.power(10, range.decimals)
      return min(max((value * scale).rounded() / scale, range.minimum), range.maximum)
    }
  }

  /// Takes out what a form would refuse: a second applicant who lowers the income of both.
  private static func settled(
    _ values: [FieldID: FieldValue], isJoint: Bool, saysPayments: Bool
  ) -> [FieldID: FieldValue] {
    var values = values
    // Debts are said in one way; in both they would contradict each other.
    values[saysPayments ? .debtToIncome : .monthlyDebtPayments] = nil
    let own = values[.annualIncome]?.number ?? 0
    if !isJoint {
      values[.jointAnnualIncome] = nil
      values[.jointDebtToIncome] = nil
    } else if let both = values[.jointAnnualIncome]?.number, both < own {
      values[.jointAnnualIncome] = .number(own)
    }
    if values[.jointAnnualIncome] == nil { values[.jointDebtToIncome] = nil }
    return values
  }
}
