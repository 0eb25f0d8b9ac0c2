internal import Lending

extension PolicyRules {
  /// The first mark that makes no sense by itself, for the fields of a catalogue, or beside another.
  func problem(_ catalogue: FieldCatalogue) -> String? {
    problemOfMarks ?? problemOfStress ?? knockOutProblem(catalogue) ?? requiredProblem(catalogue)
      ?? problemAcross
  }

  private var problemOfMarks: String? {
    if let floor = scoreFloor, !(300...850).contains(floor) {
      return "scoreFloor must lie between 300 and 850 points"
    }
    if let floor = returnFloor, !(floor.percent >= -100 && floor.percent <= 100) {
      return "returnFloor must lie between -100 and 100 percent a year"
    }
    // 0.4 would be a fraction written by mistake: it would decline everyone.
    if let mark = loanToIncomeCeiling, !(mark.percent >= 1 && mark.percent <= 1000) {
      return "loanToIncomeCeiling must lie between 1 and 1000, in percent: 40, not 0.40"
    }
    if let mark = utilizationCeiling, !(mark.percent >= 1 && mark.percent <= 1000) {
      return "utilizationCeiling must lie between 1 and 1000, in percent: 90, not 0.90"
    }
    if let mark = intervalWidth, !(mark.percent >= 0.5 && mark.percent <= 100) {
      return "intervalWidth must lie between 0.5 and 100 points: 15, not 0.15"
    }
    if let mark = referAbove, !(mark.amount >= 0 && mark.amount <= 1e12) {
      return "referAbove must be an amount of 0 or more"
    }
    if let mark = secondPersonFrom, !(mark.amount >= 0 && mark.amount <= 1e12) {
      return "secondPersonFrom must be an amount of 0 or more"
    }
    return nil
  }

  private var problemOfStress: String? {
    guard let stress else { return nil }
    guard stress.incomeFall.percent >= 0, stress.incomeFall.percent < 100 else {
      return
        "stress.incomeFall must be at least 0 and below 100 percent: 10 for a tenth less income"
    }
    if let rise = stress.rateRise, !(rise.percent >= 0 && rise.percent <= 50) {
      return "stress.rateRise must lie between 0 and 50 points"
    }
    return nil
  }

  private func knockOutProblem(_ catalogue: FieldCatalogue) -> String? {
    for term in knockOuts ?? [] {
      let name = "knockOuts: \(term.field)"
      guard let field = catalogue[term.field] else {
        let known = catalogue.fields.map(\.id.rawValue)
        return "\(name) is no field" + PolicyKey.nearestWords(to: term.field.rawValue, among: known)
      }
      // A knock-out below an amount would allow more where less is refused.
      guard ![.loanAmount, .creditLimit].contains(term.field) else {
        return "\(name) is bounded by the limit; referAbove sends large amounts to a person"
      }
      if let sentence = term.sentence, sentence.isBlank { return "\(name) has an empty sentence" }
      if let problem = term.problem(field) { return "\(name) \(problem)" }
    }
    return nil
  }

  private func requiredProblem(_ catalogue: FieldCatalogue) -> String? {
    for id in required ?? [] where catalogue[id] == nil {
      let known = catalogue.fields.map(\.id.rawValue)
      return "required: \(id) is no field" + PolicyKey.nearestWords(to: id.rawValue, among: known)
    }
    return nil
  }

  /// Marks that cannot both be meant.
  private var problemAcross: String? {
    if let reach = closeCall, reach.percent > 0, reach >= probabilityCutOff {
      return "closeCall reaches down to a chance of 0: it must be below probabilityCutOff"
    }
    if let payment = paymentToIncomeCeiling, let debt = debtToIncomeCeiling, debt < payment {
      return "debtToIncomeCeiling is below paymentToIncomeCeiling, and debts include the payment"
    }
    return nil
  }
}

extension KnockOutTerm {
  /// What is wrong with the term for its field.
  fileprivate func problem(_ field: Field) -> String? {
    switch field.kind {
    case .number(let range):
      if self.is != nil { return "is a number: use above or below" }
      guard above != nil || below != nil else { return "needs above or below" }
      if let above, let below, above < below {
        return "declines every number: above is under below"
      }
      for mark in [above, below].compactMap({ $0 }) {
        guard mark >= range.minimum, mark <= range.maximum else {
          let ends = [range.minimum, range.maximum].map { Figure.plain($0) }
          return "must have a mark between \(ends[0]) and \(ends[1])"
        }
      }
    case .choice(let choices):
      guard above == nil, below == nil, let answers = self.is, !answers.isEmpty else {
        return "is a choice: use is with a list of answers"
      }
      let known = choices.map(\.id)
      if let unknown = answers.first(where: { !known.contains($0) }) {
        return "has no answer \(unknown)" + PolicyKey.nearestWords(to: unknown, among: known)
      }
    case .text: return "is free text, which no rule reads"
    }
    return nil
  }
}
