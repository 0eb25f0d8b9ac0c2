/// A line with what it is: a record whose digests hold, or why it is none.
struct CheckedLine: Sendable {
  let line: ScannedLine
  let outcome: Result<RecordLine, LineFault>

  init(_ line: ScannedLine, seal: WorkspaceSeal?) {
    self.line = line
    do throws(LineFault) {
      outcome = .success(try RecordLine(line.bytes, seal: seal))
    } catch {
      outcome = .failure(error)
    }
  }
}
