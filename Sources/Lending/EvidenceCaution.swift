extension Assessment {
  /// Says that the past loans told as evidence are the nearest there are and not alike; nil where the
  /// policy does not find the application out of the ordinary.
  package var evidenceCaution: String? {
    guard evidence != nil,
      recommendation.findings.contains(where: { $0.rule == "outOfDomain" && $0.outcome == .refers })
    else { return nil }
    return "No past loan is like this one: those told here are only the nearest"
  }
}
