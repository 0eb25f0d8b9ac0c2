import Sealing
import Testing

@Suite struct SHA256DigestTests {
  // FIPS 180-4 examples, and one that spans many blocks.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the published examples come out`(text: String, expected: String) {
    #expect(SHA256Digest.of(Array(text.utf8)).hex == expected)
    #expect("\(SHA256Digest.of(text.utf8))" == expected)
  }

  @Test func `a million letters come out as published`() {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA256Digest.of(letters).hex
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `bytes that come in pieces have the digest of the whole`() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for cut in [0, 1, 63, 64, 65, 999, 1000] {
      var hasher = SHA256Hasher()
      hasher.update(bytes[..<cut])
      let early = hasher.finish()
      hasher.update(AnyCollection(bytes[cut...]))
      #expect(early == SHA256Digest.of(bytes[..<cut]))
      #expect(hasher.finish() == SHA256Digest.of(bytes))
    }
  }

  @Test func `a digest reads back from its text and its bytes`() {
    let digest = SHA256Digest.of("abc".utf8)
    #expect(SHA256Digest(hex: digest.hex) == digest)
    #expect(SHA256Digest(bytes: digest.bytes) == digest)
    #expect(digest.bytes.count == 32)
    #expect(SHA256Digest.zero.hex == String(repeating: "0", count: 64))
  }

  @Test(arguments: ["", "ab", String(repeating: "A", count: 64), String(repeating: "g", count: 64)])
  func `only 64 lower-case digits are a digest`(text: String) {
    #expect(SHA256Digest(hex: text) == nil)
    #expect(SHA256Digest(bytes: [UInt8](repeating: 0, count: 31)) == nil)
  }

  @Test func `random bytes have their count and differ`() {
    #expect(randomBytes(0).isEmpty)
    #expect(randomBytes(32).count == 32)
    #expect(randomBytes(32) != randomBytes(32))
  }
}
