/// Something that opening the store found and a person should read.
package enum StoreNotice: Sendable, Equatable {
  /// The last line was not finished when program or machine stopped; its bytes are kept beside.
  case setAside(file: String, bytes: Int, keptIn: String)
  /// As above, seen by a reader, which changes nothing.
  case unfinishedLine(file: String, bytes: Int)
  case damage(Damage, isAcknowledged: Bool)
  case readOnly(reason: String)

  package var sentence: String {
    switch self {
    case .setAside(let file, let bytes, let kept):
      "The last line of \(file) was not finished when the program or the machine stopped. "
        + "It had never been confirmed as saved. Its \(bytes) bytes are kept in \(kept)."
    case .unfinishedLine(let file, let bytes):
      "The last line of \(file) is not finished (\(bytes) bytes) and is left out. "
        + "The next opening for writing sets it aside."
    case .damage(let damage, let isAcknowledged):
      damage.sentence
        + (isAcknowledged
          ? " It was chosen to continue with what is readable."
          : " The rest is shown; nothing is written until you decide.")
    case .readOnly(let reason): "The case store is read-only: \(reason)"
    }
  }
}
