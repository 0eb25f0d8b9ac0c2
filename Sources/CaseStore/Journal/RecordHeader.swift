import Sealing

/// The open part of a line: who did what to which case and when, and its place in the chain.
///
/// No borrower data stands here: case ids are random, and a case's reference is in the body.
struct RecordHeader: Sendable, Equatable {
  let seq: Int
  let at: String
  let by: String
  let kind: RecordKind
  /// Empty for a record about no case.
  let caseID: String
  /// SHA-256 of the salt followed by the body.
  let digest: SHA256Digest
  /// The hash of the record before; zeros for the first.
  let previous: SHA256Digest

  /// The bytes that the record's hash is taken of.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(320)
    bytes += "{\"v\":1,\"seq\":\(seq),\"at\":\"".utf8
    HeaderText.append(at, to: &bytes)
    bytes += "\",\"by\":\"".utf8
    HeaderText.append(by, to: &bytes)
    bytes += "\",\"kind\":\"\(kind.rawValue)\",\"case\":\"".utf8
    HeaderText.append(caseID, to: &bytes)
    bytes += "\",\"digest\":\"\(digest)\",\"prev\":\"\(previous)\"".utf8
    return bytes
  }
}
