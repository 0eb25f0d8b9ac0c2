import Sealing

/// Writes a journal anew, its contents sealed or opened; headers, hashes and the chain stay as they are.
struct Rewriting {
  let source: Folder
  let target: Folder
  let old: WorkspaceSeal?
  let new: WorkspaceSeal?

  /// Writes all files of the journal, and `last` behind them; throws where a line is damaged, and
  /// nothing counts then.
  func run(adding last: OutgoingLine) throws(StoreError) {
    let segments = SegmentName.numbers(in: try source.names())
    for segment in segments {
      try rewrite(segment, adding: segment == segments.last ? last : nil)
    }
  }

  private func rewrite(_ segment: Int, adding last: OutgoingLine?) throws(StoreError) {
    let name = SegmentName.of(segment)
    guard let file = try source.reading(name) else { throw .missing(folder: source.path) }
    do {
      var lines = LineScanner(file, to: try file.status().size)
      try target.put(under: name) { (copy) throws(SystemFailure) in
        var bytes: [UInt8] = []
        while let line = try lines.next() {
          do {
            bytes += try rewritten(line)
          } catch {
            throw SystemFailure(operation: "read", code: SystemFailure.inputOutput)
          }
          bytes.append(0x0A)
          if bytes.count >= Descriptor.piece {
            try copy.append(bytes)
            bytes.removeAll(keepingCapacity: true)
          }
        }
        if let last {
          last.append(to: &bytes)
          bytes.append(0x0A)
        }
        if !bytes.isEmpty { try copy.append(bytes) }
      }
    } catch {
      throw .notWritten(file: target.path(of: name), error)
    }
  }

  private func rewritten(_ line: ScannedLine) throws(LineFault) -> [UInt8] {
    guard line.isFinished else { throw .damage(.notARecord) }
    return try RecordLine(line.bytes, seal: old).resealed(new)
  }
}

extension RecordLine {
  /// The same line with its content sealed by `seal`, or open where there is none.
  func resealed(_ seal: WorkspaceSeal?) -> [UInt8] {
    guard case .open(let body) = content else { return bytes }
    let inside =
      if let seal, header.kind.isSealed {
        SealedContent(body, header: header.bytes, seal).bytes
      } else {
        body.bytes
      }
    return bytes[..<contentRange.lowerBound] + inside + bytes[contentRange.upperBound...]
  }
}
