internal import FoundationEssentials
internal import Lending
internal import Monitoring

/// A kept case as the watch sees it.
struct WatchedCase {
  let loan: WatchedLoan
  let decision: WatchedDecision?
  /// In which it was assessed.
  let month: Int?
  let assessed: AssessedApplication

  /// Nil for a case that is not assessed.
  init?(_ kept: CreditCase) {
    guard let assessed = kept.assessed else { return nil }
    self.assessed = assessed
    let assessedAt = kept.history.last {
      if case .assessed = $0.what { true } else { false }
    }?.at
    month = (assessedAt ?? kept.openedAt).month
    let end: WatchedLoan.End? =
      switch kept.outcome?.outcome {
      case .paid: .repaid
      case .defaulted: .defaulted
      case .funded: .open
      case .notTaken, nil: nil
      }
    let assessment = assessed.assessment
    loan = WatchedLoan(
      logOdds: assessment.probability.logOdds, band: assessment.band,
      month: Self.paidOut(kept)?.month,
      term: assessed.application.known(.termMonths).map { Int($0) },
      end: end, verdict: assessment.recommendation.verdict)
    decision = Self.decision(kept, assessment, end)
  }

  /// When the money went out, as far as somebody said so; else when it was decided.
  private static func paidOut(_ kept: CreditCase) -> String? {
    for event in kept.history.reversed() {
      if case .outcome(let outcome) = event.what, outcome.outcome == .funded { return outcome.on }
    }
    return kept.history.last { if case .decided = $0.what { true } else { false } }?.at
  }

  private static func decision(
    _ kept: CreditCase, _ assessment: Assessment, _ end: WatchedLoan.End?
  ) -> WatchedDecision? {
    guard let decision = kept.decision,
      let event = kept.history.last(where: { if case .decided = $0.what { true } else { false } })
    else { return nil }
    return WatchedDecision(
      person: event.by, month: String(event.at.prefix(7)), verdict: decision.verdict,
      recommended: decision.recommended, hours: hours(from: kept.openedAt, to: event.at), end: end,
      chance: assessment.probability.value)
  }

  private static func hours(from start: String, to end: String) -> Double? {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    guard let first = try? style.parse(start), let last = try? style.parse(end), last >= first
    else {
      return nil
    }
    return last.timeIntervalSince(first) / 3600
  }
}

extension String {
  /// Of a day or a time that begins with `2026-11`, counted from the year 0.
  var month: Int? {
    let parts = prefix(7).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]), year > 0,
      (1...12).contains(month)
    else { return nil }
    return year * 12 + month - 1
  }
}
