import CSodium

/// Bytes as base64 (RFC 4648, section 4, padded): each row of bytes has one text and no other.
package enum Base64 {
  package static func text(_ bytes: [UInt8]) -> [UInt8] {
    let variant = sodium_base64_VARIANT_ORIGINAL
    let count = sodium_base64_encoded_len(bytes.count, variant)
    var text = [UInt8](repeating: 0, count: count)
    text.withUnsafeMutableBytes { memory in
      guard let start = memory.baseAddress else { return }
      _ = sodium_bin2base64(
        start.assumingMemoryBound(to: CChar.self), count, bytes, bytes.count, variant)
    }
    // Without the zero at the end.
    text.removeLast()
    return text
  }

  /// Reads a text; nil for any other letters, loose bits at the end, or missing padding.
  package static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    let letters = Array(text)
    guard !letters.isEmpty else { return [] }
    var bytes = [UInt8](repeating: 0, count: letters.count / 4 * 3 + 3)
    var count = 0
    let isWhole = letters.withUnsafeBytes { memory in
      guard let start = memory.baseAddress else { return false }
      let text = start.assumingMemoryBound(to: CChar.self)
      var end: UnsafePointer<CChar>?
      let failure = sodium_base642bin(
        &bytes, bytes.count, text, memory.count, nil, &count, &end, sodium_base64_VARIANT_ORIGINAL)
      return failure == 0 && end == text + memory.count
    }
    bytes.removeLast(bytes.count - count)
    return isWhole ? bytes : nil
  }
}
