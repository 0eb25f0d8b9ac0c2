internal import Assessing
internal import Lending

/// What is bought of each offer under a plan, and why nothing is of the others.
struct OfferChoice {
  let amounts: [Money]
  let reasons: [ExclusionReason?]
  let choice: PortfolioChoice

  init(_ plan: PortfolioPlan, _ offers: [OfferRow]) {
    let kinds = LoanKind.allCases.filter { plan.mostOfKind[$0] != nil }
    var numbers = [[String: Int]](repeating: [:], count: kinds.count)
    var reasons: [ExclusionReason?] = []
    let names = OfferNames(offers)
    let candidates = offers.map { offer -> PortfolioOffer in
      let reason = Self.reason(plan, offer)
      reasons.append(reason)
      let groups = kinds.indices.map { place -> Int in
        let name = offer.kinds[kinds[place]] ?? LoanKind.unknown
        let number = numbers[place][name] ?? numbers[place].count
        numbers[place][name] = number
        return number
      }
      return PortfolioOffer(
        merit: offer.merit(above: plan.hurdle),
        most: reason == nil ? plan.notes(of: offer.amount) : 0,
        groups: groups + (names.shared.isEmpty ? [] : [names.group(of: offer)]))
    }
    var limits = kinds.indices.map { place in
      let most = plan.mostOfKind[kinds[place]].map { plan.notes(in: $0) } ?? plan.notes
      return [Int](repeating: most, count: numbers[place].count)
    }
    if !names.shared.isEmpty {
      // The rows of names that stand once have their limit each; together the budget is theirs.
      let most = plan.notes(in: plan.mostOfOne)
      limits.append([plan.notes] + [Int](repeating: most, count: names.shared.count))
    }
    let search = PortfolioSearch(budget: plan.notes, limits: limits)
    let found = search.choose(candidates)
    let used = search.used(found.notes, candidates)
    for index in offers.indices where reasons[index] == nil && found.notes[index] == 0 {
      let full = kinds.indices.first { place in
        let group = candidates[index].groups[place]
        return used[place][group] >= limits[place][group]
      }
      let isNameFull = limits.indices.dropFirst(kinds.count).contains { place in
        let group = candidates[index].groups[place]
        return group > 0 && used[place][group] >= limits[place][group]
      }
      reasons[index] =
        isNameFull ? .name : full.map { ExclusionReason(limit: kinds[$0]) } ?? .budgetSpent
    }
    let note = plan.note.amount
    amounts = found.notes.map { Money(Double($0) * note) }
    self.reasons = reasons
    let bought = found.notes.reduce(0, +)
    choice = PortfolioChoice(
      offers: offers.count, bought: found.notes.count { $0 > 0 },
      unspent: Money(plan.budget.amount - Double(bought) * note),
      leftOut: reasons.reduce(into: [:]) { counts, reason in
        if let reason { counts[reason, default: 0] += 1 }
      }, surplus: Money(found.merit * note / 100),
      surplusBound: Money(found.bound * note / 100))
  }

  /// What stands against an offer by itself.
  private static func reason(_ plan: PortfolioPlan, _ offer: OfferRow) -> ExclusionReason? {
    switch offer.verdict {
    case .decline: return .declined
    case .refer where !plan.includesReferred: return .referred
    case .approve, .refer, nil: break
    }
    if plan.notes(of: offer.amount) == 0 { return .belowNote }
    return offer.merit(above: plan.hurdle) > 0 ? nil : .belowHurdle
  }
}
