package import Lending

/// One decision of a person, beside what was recommended.
package struct WatchedDecision: Sendable, Equatable {
  package let person: String
  /// `2026-11`.
  package let month: String
  package let verdict: Verdict
  package let recommended: Verdict
  /// From opening the case to the decision; nil where it is not known.
  package let hours: Double?
  package let end: WatchedLoan.End?
  /// Of default, 0…1, as it was assessed.
  package let chance: Double

  package init(
    person: String, month: String, verdict: Verdict, recommended: Verdict, hours: Double?,
    end: WatchedLoan.End?, chance: Double
  ) {
    self.person = person
    self.month = month
    self.verdict = verdict
    self.recommended = recommended
    self.hours = hours
    self.end = end
    self.chance = chance
  }
}

/// Counts what people decided.
package enum DecisionStudy {
  /// Nil without a decision.
  package static func watch(_ decisions: [WatchedDecision]) -> DecisionWatch? {
    guard !decisions.isEmpty else { return nil }
    func lines(_ key: (WatchedDecision) -> String) -> [DecisionWatch.Line] {
      Dictionary(grouping: decisions, by: key).sorted { $0.key < $1.key }
        .map { line($0.key, $0.value) }
    }
    return DecisionWatch(
      whole: line("all", decisions), people: lines(\.person), months: lines(\.month))
  }

  private static func line(_ name: String, _ decisions: [WatchedDecision]) -> DecisionWatch.Line {
    let against = decisions.filter { $0.verdict == .approve && $0.recommended != .approve }
    let ended = against.filter { $0.end == .repaid || $0.end == .defaulted }
    return DecisionWatch.Line(
      name: name, decided: decisions.count,
      approved: decisions.count { $0.verdict == .approve },
      declined: decisions.count { $0.verdict == .decline },
      referred: decisions.count { $0.verdict == .refer },
      overrides: decisions.count { $0.verdict != $0.recommended },
      approvedAgainst: against.count,
      declinedAgainst: decisions.count { $0.verdict == .decline && $0.recommended == .approve },
      medianHours: median(decisions.compactMap(\.hours)),
      overridesEnded: ended.count, overridesDefaulted: ended.count { $0.end == .defaulted },
      overridesExpected: ended.reduce(0) { $0 + $1.chance })
  }

  private static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
