internal import CaseStore
internal import Sealing

/// What checking the store found, in words.
package struct StoreCheck: Sendable, Equatable {
  package let isSound: Bool
  package let lines: [String]
  /// Print it somewhere else: with it a cut end or an old copy is found out.
  package let checkpoint: String

  /// - Parameter keysHold: whether `keys.json` is the one that the journal tells of; nil where that is
  ///   not known.
  init(_ verification: Verification, keysHold: Bool?, notices: [String]) {
    isSound = verification.isSound && keysHold != false
    checkpoint = verification.head.description
    var lines = [verification.counts]
    if let first = verification.firstDamage {
      lines.append("first bad record: \(first.sentence)")
      lines += verification.damage.dropFirst().prefix(9).map(\.sentence)
    } else {
      lines.append("every record is whole and in its place")
    }
    lines += verification.erasureLines
    lines += verification.attachments.lines
    if let keysHold {
      lines.append(
        keysHold
          ? "keys.json is the one that the journal tells of"
          : "keys.json is not the one that the journal tells of: somebody exchanged it, or a change was "
            + "cut off before it was on record. Compare `assay account list` with what you know; the next "
            + "change of an account puts it on record.")
    }
    if verification.acknowledged > 0 {
      lines.append("\(verification.acknowledged) damaged lines were accepted by a person earlier")
    }
    switch verification.checkpoint {
    case nil: break
    case .some(let result): lines.append("checkpoint: \(result.words)")
    }
    lines += notices
    lines.append("checkpoint now: \(verification.head)")
    self.lines = lines
  }
}

extension Verification.CheckpointResult {
  fileprivate var words: String {
    switch self {
    case .holds: "lies on this journal"
    case .missing: "the journal ends before it: its end was cut off, or an old copy was put back"
    case .differs: "another record stands in its place"
    }
  }
}
