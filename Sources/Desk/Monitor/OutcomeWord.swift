internal import Monitoring

/// What the words of a lender's column say of a loan's end.
enum OutcomeWord {
  private static let ends: [String: WatchedLoan.End] = [
    "fully paid": .repaid, "paid": .repaid, "repaid": .repaid, "completed": .repaid,
    "paid off": .repaid, "0": .repaid, "0.0": .repaid, "false": .repaid, "no": .repaid,
    "charged off": .defaulted, "chargedoff": .defaulted, "default": .defaulted,
    "defaulted": .defaulted, "1": .defaulted, "1.0": .defaulted, "true": .defaulted,
    "yes": .defaulted,
    "current": .open, "issued": .open, "funded": .open, "open": .open, "in grace period": .open,
    "finalpaymentinprogress": .open, "": .open,
  ]

  /// Words after which more may follow.
  private static let beginnings: [(String, WatchedLoan.End)] = [
    ("late", .open), ("past due", .open),
  ]

  private static let notice = "does not meet the credit policy. status:"

  /// Said where no word of a column is known.
  static let known =
    "fully paid, paid, repaid, completed or 0; charged off, default, defaulted or 1; current, late or "
    + "nothing for a loan that runs"

  /// Nil where the word says no end.
  static func end(_ text: String) -> WatchedLoan.End? {
    var word = String(text.lowercased().drop { $0 == " " })
    while word.last == " " { word.removeLast() }
    if word.hasPrefix(notice) {
      word = String(word.dropFirst(notice.count).drop { $0 == " " })
    }
    return ends[word] ?? beginnings.first { word.hasPrefix($0.0) }?.1
  }
}
