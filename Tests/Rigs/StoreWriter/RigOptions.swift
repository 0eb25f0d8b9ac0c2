import CaseStore

/// What a rig asks of the writer, as words on its command line.
struct RigOptions {
  enum Work: Sendable {
    /// Save cases one after the other and confirm each.
    case write
    /// Open the store and say what is in it.
    case check
    /// Erase the case with a number.
    case erase(Int)
    /// Attach a letter to the case with a number.
    case attach(Int)
    /// Bring a backup in a folder up to date.
    case backUp(String)
    /// Read a whole backup.
    case checkBackup(String)
    /// Put a backup back as the store.
    case restore(String)
    /// Seal all of it, or open all of it.
    case protect, unprotect
  }

  var folder = ""
  var work = Work.write
  /// Number of the first case to save or to check.
  var from = 1
  var count = Int.max
  /// Confirm at once and save in heaps: the writer that a kill must catch.
  var isBuffered = false
  /// Let every wait for the disk answer at once: the writer that a power cut must catch.
  var isWithoutFsync = false
  /// Put what is written over what stands there, piece by piece: what any kill must catch.
  var isInPlace = false
  /// Open the store anew for each save, beside others that do the same.
  var isInTurns = false
  /// Remove the lock of others and take one's own: the writer that they must catch.
  var isWithoutLock = false
  /// What the clock says.
  var now = "2026-11-21T00:00:00.000Z"
  /// Die at the n-th step on the disk; 0 counts the steps and lives; nil does neither.
  var killAt: Int?
  /// Let the n-th call to the system fail; 0 counts the calls; nil does neither.
  var failAt: Int?
  var failCode: Int32 = 0
  var failsForGood = false
  /// Printed earlier; the check says whether it lies on the journal.
  var checkpoint: Checkpoint?
  /// Seconds to keep the store open after the last save.
  var hold = 0
  /// Seconds to wait for another process.
  var wait = 0
  var segmentLimit = 1 << 20
  /// Largest size to which a file may grow; 0 is no limit.
  var fileLimit: UInt = 0

  /// Whether a look is enough.
  var isReading: Bool { if case .check = work { true } else { false } }

  init?(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--check": work = .check
      case "--protect": work = .protect
      case "--unprotect": work = .unprotect
      case "--buffered": isBuffered = true
      case "--without-fsync": isWithoutFsync = true
      case "--in-place": isInPlace = true
      case "--turns": isInTurns = true
      case "--without-lock": isWithoutLock = true
      case "--now":
        guard let text = words.popFirst() else { return nil }
        now = text
      case "--for-good": failsForGood = true
      case "--checkpoint":
        checkpoint = words.popFirst().flatMap { Checkpoint($0) }
        if checkpoint == nil { return nil }
      case "--backup", "--check-backup", "--restore":
        guard let path = words.popFirst() else { return nil }
        switch word {
        case "--backup": work = .backUp(path)
        case "--restore": work = .restore(path)
        default: work = .checkBackup(path)
        }
      case "--from", "--count", "--hold", "--wait", "--segment-limit", "--file-limit",
        "--erase", "--attach", "--kill-at", "--fail-at", "--fail-code":
        guard let text = words.popFirst(), let number = Int(text), number >= 0 else { return nil }
        switch word {
        case "--from": from = number
        case "--count": count = number
        case "--hold": hold = number
        case "--wait": wait = number
        case "--segment-limit": segmentLimit = number
        case "--erase": work = .erase(number)
        case "--attach": work = .attach(number)
        case "--kill-at": killAt = number
        case "--fail-at": failAt = number
        case "--fail-code": failCode = Int32(clamping: number)
        default: fileLimit = UInt(number)
        }
      default:
        guard folder.isEmpty, !word.hasPrefix("--") else { return nil }
        folder = word
      }
    }
    if folder.isEmpty { return nil }
  }
}
