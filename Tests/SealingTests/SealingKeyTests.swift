import Sealing
import Testing

@Suite struct SealingKeyTests {
  let key = SealingKey.random()
  let header = Array("header".utf8)
  let plain = Array("what nobody else should read".utf8)

  @Test func `what was sealed opens with its key and its header`() {
    let sealed = key.seal(plain, header: header)
    #expect(sealed.count == plain.count + SealingKey.overhead)
    #expect(key.open(sealed, header: header) == plain)
    #expect(key.open(key.seal([], header: []), header: []) == [])
  }

  @Test func `no changed byte, key or header opens`() {
    let sealed = key.seal(plain, header: header)
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 1
      #expect(key.open(changed, header: header) == nil)
    }
    for cut in 0..<sealed.count { #expect(key.open(Array(sealed[..<cut]), header: header) == nil) }
    #expect(key.open(sealed, header: header + [0]) == nil)
    #expect(SealingKey.random().open(sealed, header: header) == nil)
  }

  @Test func `the same text sealed twice looks different`() {
    var seen: Set<[UInt8]> = []
    for _ in 0..<1000 { seen.insert(Array(key.seal(plain, header: header).prefix(24))) }
    #expect(seen.count == 1000)
    #expect(key.seal(plain, header: header) != key.seal(plain, header: header))
  }

  // draft-irtf-cfrg-xchacha-03, appendix A.3.1
  @Test func `the published example opens`() throws {
    let plain = Array(
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
        .utf8)
    let header = try #require(Hexadecimal.bytes("50515253c0c1c2c3c4c5c6c7"))
    var secret = Array(UInt8(0x80)...0x9f)
    let nonce = Array(UInt8(0x40)...0x57)
    let text = try #require(
      Hexadecimal.bytes(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"
          + "c0875924c1c7987947deafd8780acf49"))
    let key = try #require(SealingKey(SecretBytes(taking: &secret)))
    #expect(secret.isEmpty)
    #expect(key.open(nonce + text, header: header) == plain)
  }

  @Test func `secret bytes compare by what they hold`() {
    let bytes = SecretBytes.random(32)
    var copy = bytes.withBytes { Array(UnsafeBufferPointer(start: $0, count: 32)) }
    let other = SecretBytes(taking: &copy)
    #expect(bytes.equals(other))
    #expect(!bytes.equals(.random(32)))
    #expect(!bytes.equals(.random(31)))
    #expect(SealingKey(.random(31)) == nil)
  }
}
