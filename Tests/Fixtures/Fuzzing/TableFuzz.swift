internal import Tables

/// Damages tables and reads them with the fast reader and the obvious one.
package enum TableFuzz {
  /// - Returns: what came out differently; nil where nothing did.
  package static func run(count: Int, seed: UInt64) throws -> String? {
    var mutations = Mutations(
      seed: seed,
      seeds: [
        "a,b,c\r\n1,\"x, \"\"y\"\"\nz\",3\r\n\"\",,\"q\"\r\n",
        "id;amount;note\n1;12,5;\"a;b\"\n2;1.234,5;plain\n\n3;0,5;\"\"\"\"\n",
        "a\tb\n1\t2\r3\t4\r\n\"5\"\t\"6\"\n", "a|b|c\n\"1\"|\"2|3\"|4\n5|6|7",
        "Notes offered\n\na,b\n1,2\n3,\"4\"\"\"\nTotal,\n", "name\nx\n\n\"y\"\n",
        "k,long\n1,\"" + String(repeating: "ab\"\",\n", count: 30) + "\"\n2,"
          + String(repeating: ",", count: 70) + "x\n",
      ], tokens: ["\"", "\"\"", ",\"", "\",", "\n", "\r", "\r\n", ",", ";", "\t", "|", "é", " "])
    for execution in 0..<count {
      let bytes = mutations.next()
      let piece = 1 + mutations.draw(below: 2) * (1 << 16) + mutations.draw(below: 9)
      guard try agrees(bytes, piece: piece) else {
        return "execution \(execution): \(bytes) in pieces of \(piece)"
      }
    }
    return nil
  }
}

/// Whether the bytes are a mark any number of times and nothing else.
private func isRepeated(_ mark: [UInt8], _ bytes: [UInt8]) -> Bool {
  !bytes.isEmpty && bytes.count.isMultiple(of: 2)
    && bytes.indices.allSatisfy { bytes[$0] == mark[$0 % 2] }
}

/// Whether both readers read the same rows or refuse alike.
private func agrees(_ bytes: [UInt8], piece: Int) throws -> Bool {
  let marked: [UInt8] = [0xEF, 0xBB, 0xBF]
  var text = bytes
  while text.starts(with: marked) { text.removeFirst(3) }
  var reader: TableReader
  do {
    reader = try TableReader(skipsBlank: false, window: piece, pieces(bytes, of: piece))
  } catch {
    // What is refused must have a reason that the plain reader sees as well.
    switch error {
    case .empty:
      // A mark of UTF-16 and nothing behind it.
      return [[0xFF, 0xFE], [0xFE, 0xFF]].contains { isRepeated($0, bytes) }
        || text.allSatisfy { [0x0A, 0x0D, 0x20, 0x09, 0x22, 0xC2, 0xA0].contains($0) }
        || isBlank(text)
    case .notText: return text.contains(0)
    case .quoteLeftOpen: return text.contains(UInt8(ascii: "\""))
    case .endsInsideCharacter:
      return bytes.contains(0) || bytes.starts(with: [0xFF, 0xFE])
        || bytes.starts(with: [0xFE, 0xFF])
    case .recordTooLong, .repeatedColumn, .unreadable: return false
    }
  }
  if reader.dialect.encoding.rawValue.hasPrefix("UTF-16") { return true }
  let plain = ObviousReader(text, separator: reader.dialect.separator)
  let header = plain.rows.firstIndex { row in
    row.texts == reader.header
  }
  guard let header else { return false }
  var expected = plain.rows.dropFirst(header + 1)[...]
  // Lines of notes above may read like the names; the fewer rows are left, the later the names.
  var read: [[String]] = []
  while let block = try reader.nextBlock() {
    var cells = RecordCells(block)
    for index in 0..<block.count {
      cells.scan(index)
      let texts = cells.texts
      read.append(
        cells.openQuoteLine == nil
          ? (0..<texts.count).map { texts[$0] } : ["a quote left open"])
    }
  }
  while expected.count > read.count,
    let again = expected.firstIndex(where: { $0.texts == reader.header })
  {
    expected = plain.rows[(again + 1)...]
  }
  return expected.map(\.texts) == read
}

private func isBlank(_ bytes: [UInt8]) -> Bool {
  [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")].contains { separator in
    ObviousReader(bytes, separator: separator).rows.allSatisfy {
      $0.cells.allSatisfy { CellTexts.text($0).isEmpty }
    }
  }
}

/// A source that gives so many bytes at a time.
package func pieces(_ bytes: [UInt8], of size: Int) -> () -> [UInt8] {
  var rest = bytes[...]
  return {
    defer { rest = rest.dropFirst(size) }
    return Array(rest.prefix(size))
  }
}
