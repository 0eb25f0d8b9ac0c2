extension Policy {
  /// What the policy assumes besides its rules: each key, and what it means at its value.
  package func assumptions(currency: String) -> [(key: String, sentence: String)] {
    func percent(_ rate: Rate) -> String {
      Figure.plain(rate.percent).replacing("-", with: "−") + "\u{202F}%"
    }
    var told: [(key: String, sentence: String)] = []
    if let stress = rules.stress {
      told.append(("stress", "Payment and debts are measured with \(stress.words)"))
    }
    if let mark = rules.secondPersonFrom {
      told.append(
        (
          "secondPersonFrom",
          "A decision on \(Figure.grouped(mark.amount)) \(currency) or more counts once a second "
            + "person has confirmed it"
        ))
    }
    if let pricing {
      let terms = pricing.assumedRate.sorted { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }
      for (term, rate) in terms {
        told.append(
          (
            "assumedRate.\(term)",
            "A loan of \(term) months without a rate is priced at \(percent(rate)) a year"
          ))
      }
      told.append(
        ("discountRate", "Later money is worth \(percent(pricing.discountRate)) a year less"))
      if let fee = pricing.servicingFee {
        told.append(
          ("servicingFee", "\(percent(fee)) of each payment goes to who services the loan"))
      }
      if let fee = pricing.originationFee {
        told.append(
          ("originationFee", "The lender keeps \(percent(fee)) of the amount as it is paid out"))
      }
      if let hurdle = pricing.hurdle {
        told.append(
          (
            "hurdle",
            "The break-even rate is that of an expected return of \(percent(hurdle)) a year"
          ))
      }
    }
    told.append(
      (
        "step", "Limits are whole multiples of \(Figure.grouped(limit.step.amount)) \(currency)"
      ))
    if let card = limit.card {
      told.append(
        (
          "peerQuantile",
          "A limit is at most what \(percent(card.peerQuantile)) of good payers of like risk hold"
        ))
      told.append(
        (
          "minimumPayment",
          "A customer must pay \(percent(card.minimumPayment)) of the limit a month"
        ))
    }
    return told
  }
}
