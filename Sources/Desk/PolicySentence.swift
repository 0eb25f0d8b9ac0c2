internal import Deciding
internal import Lending

/// What a policy says after a change, always in a sentence.
struct PolicySentence {
  let before: Policy
  let after: Policy
  let catalogue: FieldCatalogue

  /// - Parameter path: what was changed, such as `rules.closeCall`.
  func told(_ path: String) -> String {
    let word = String(path.split(separator: ".").last ?? "")
    if path == "name" { return "The policy is called \(after.name)" }
    if path.hasPrefix("rules.stress") {
      return assumption("stress") ?? "Payment and debts are measured as they are, without stress"
    }
    if path == "rules.secondPersonFrom" {
      return assumption(word) ?? "Every decision counts at once, without a second person"
    }
    if path.hasPrefix("pricing.assumedRate") { return rates }
    if path.hasPrefix("rules.") {
      let rule = Rulebook(after).meanings(in: catalogue).first { $0.key == word }
      return ([rule?.meaning ?? "This rule is no longer applied"] + gone(word))
        .joined(separator: "; ")
    }
    return assumption(word) ?? Self.withoutAssumption(word)
  }

  /// What a list no longer holds: what is left out of a new one is easily overlooked.
  private func gone(_ word: String) -> [String] {
    switch word {
    case "knockOuts":
      let kept = after.rules.knockOuts ?? []
      return (before.rules.knockOuts ?? []).filter { !kept.contains($0) }
        .map { "gone: \(KnockOuts.words($0, catalogue))" }
    case "required":
      let kept = after.rules.required ?? []
      return (before.rules.required ?? []).filter { !kept.contains($0) }
        .map { "gone: \(catalogue[$0]?.label ?? $0.rawValue)" }
    default: return []
    }
  }

  private func assumption(_ key: String) -> String? {
    after.assumptions(currency: catalogue.currency).first { $0.key == key }?.sentence
  }

  private static func withoutAssumption(_ word: String) -> String {
    switch word {
    case "servicingFee": "Nothing of a payment goes to who services the loan"
    case "originationFee": "The lender keeps nothing of the amount as it is paid out"
    case "hurdle": "The break-even rate is that of an expected return of 0\u{202F}% a year"
    default: "Nothing is assumed here any more"
    }
  }

  /// Every assumed rate, as one that is left out of a new list is easily overlooked.
  private var rates: String {
    let told = after.assumptions(currency: catalogue.currency)
      .filter { $0.key.hasPrefix("assumedRate.") }.map(\.sentence)
    let gone = (before.pricing?.assumedRate ?? [:]).keys
      .filter { after.pricing?.assumedRate[$0] == nil }
      .sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
      .map { "A loan of \($0) months without a rate is refused: its assumed rate is gone" }
    return (told + gone).joined(separator: "; ")
  }
}
