import Sealing

extension RecordLine {
  private static let signatureCount = 64
  private static let signatureOpening = Array(",\"signed\":\"".utf8)

  /// What stands behind the content of a line.
  static func ending(signature: [UInt8]?) -> [UInt8] {
    guard let signature else { return [UInt8(ascii: "}")] }
    return signatureOpening + Hexadecimal.text(signature).utf8 + Array("\"}".utf8)
  }

  /// Where the content of a line ends, and the signature behind it; nil where no line ends so.
  static func ending(_ bytes: [UInt8]) -> (contentEnd: Int, signature: [UInt8]?)? {
    guard bytes.count > 2, bytes.last == UInt8(ascii: "}") else { return nil }
    // A content ends with a brace, or with a letter or blank where it was erased.
    guard bytes[bytes.count - 2] == UInt8(ascii: "\"") else { return (bytes.count - 1, nil) }
    let digits = bytes.count - 2 - 2 * signatureCount
    let start = digits - signatureOpening.count
    guard start > 0, bytes[start..<digits].elementsEqual(signatureOpening),
      let signature = Hexadecimal.bytes(
        String(decoding: bytes[digits..<bytes.count - 2], as: UTF8.self))
    else { return nil }
    return (start, signature)
  }

  static func content(
    _ bytes: ArraySlice<UInt8>, header: ArraySlice<UInt8>, kind: RecordKind,
    _ digest: SHA256Digest, _ seal: WorkspaceSeal?
  ) throws(LineFault) -> Content {
    if isBlank(bytes) { return .blank }
    if let sealed = SealedContent(bytes) {
      guard let seal else { return .sealed }
      guard let body = sealed.open(header: header, seal), body.digest == digest else {
        throw .damage(.bodyChanged)
      }
      return .open(body)
    }
    guard let body = RecordBody(bytes), body.digest == digest else { throw .damage(.bodyChanged) }
    // Whoever lacks the key cannot seal, and must not be able to add a line all the same.
    if seal != nil, kind.isSealed { throw .damage(.notSealed) }
    return .open(body)
  }

  /// Throws where a signature is not that of the person named in the header.
  func checkSignature(_ seal: WorkspaceSeal) throws(LineFault) {
    guard let signature, seal.demandsSignature(ofRecord: header.seq),
      seal.checksAllSignatures || header.kind.makesTheStoreAct
    else { return }
    guard seal.isSigned(checkpoint, by: header.by, signature) else { throw .damage(.notSigned) }
  }

  /// Whether nobody signed a line that a person of a protected workspace would have signed.
  var lacksSignature: Bool { header.kind.isSigned && signature == nil }
}
