extension Verification {
  /// The result in words, one finding to a line, the checkpoint to keep at the end.
  package var text: String {
    var lines = [
      counts
        + (damage.isEmpty ? ": every record is whole and in its place." : " are in their place.")
    ]
    lines += erasureLines
    lines += attachments.lines
    if let first = firstDamage {
      lines.append("First damage: \(first.sentence)")
      lines += damage.dropFirst().map(\.sentence)
      if acknowledged > 0 {
        lines.append(
          "After \(acknowledged) of these it was chosen to continue; they stay on record.")
      }
    }
    switch checkpoint {
    case .holds: lines.append("The journal still holds the checkpoint, and all before it.")
    case .missing:
      lines.append(
        "The journal ends before the checkpoint: its end was cut off, or an old copy put back.")
    case .differs: lines.append("Another record stands where the checkpoint was taken.")
    case nil: break
    }
    lines.append("Checkpoint: \(head)")
    return lines.joined(separator: "\n")
  }

  /// 7 records of 1 case in 2 files.
  package var counts: String {
    func counted(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
    return "\(counted(records, "record")) of \(counted(cases, "case")) in \(counted(files, "file"))"
  }

  /// What was erased, a line for each thing; nothing where nothing was.
  package var erasureLines: [String] {
    var lines: [String] = []
    if erasedCases > 0 {
      lines.append(
        "\(erasedBodies) \(erasedBodies == 1 ? "content" : "contents") of \(erasedCases) \(erasedCases == 1 ? "case" : "cases") "
          + "\(erasedBodies == 1 ? "was" : "were") erased; who did so, when and why is on record.")
    }
    if unfinishedErasures > 0 {
      lines.append(
        "\(unfinishedErasures) \(unfinishedErasures == 1 ? "content is" : "contents are") to be erased and "
          + "still there: the next opening for "
          + "writing finishes it.")
    }
    return lines
  }
}
