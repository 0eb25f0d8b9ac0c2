import Sealing
import Testing

@Suite struct PublicKeyTests {
  static func secret(_ hex: String) throws -> SecretBytes {
    var bytes = try #require(Hexadecimal.bytes(hex))
    return SecretBytes(taking: &bytes)
  }

  // RFC 8032, section 7.1, tests 1 to 3: seed, public key, text, signature.
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
  ])
  func `the published signatures come out`(
    seed: String, open: String, text: String, signature: String
  ) throws {
    let key = try #require(SignatureKey(seed: Self.secret(seed)))
    let text = try #require(Hexadecimal.bytes(text))
    #expect(Hexadecimal.text(key.publicKey.bytes) == open)
    #expect(Hexadecimal.text(key.sign(text)) == signature)
    #expect(key.publicKey.verifies(key.sign(text), of: text))
  }

  @Test func `no changed signature, text or key verifies`() throws {
    let key = try #require(SignatureKey(seed: .random(32)))
    let other = try #require(SignatureKey(seed: .random(32)))
    let text = Array("approved".utf8)
    let signature = key.sign(text)
    for place in signature.indices {
      var changed = signature
      changed[place] ^= 1
      #expect(!key.publicKey.verifies(changed, of: text))
    }
    #expect(!key.publicKey.verifies(signature, of: Array("Approved".utf8)))
    #expect(!key.publicKey.verifies(signature + [0], of: text))
    #expect(!key.publicKey.verifies([], of: text))
    #expect(!other.publicKey.verifies(signature, of: text))
  }

  // RFC 7748, section 6.1.
  @Test func `the published public key belongs to its secret`() throws {
    let key = try #require(
      BoxKey(
        Self.secret("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")))
    #expect(
      Hexadecimal.text(key.publicKey.bytes)
        == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")
  }

  @Test func `only the other half opens a box, and only unchanged`() throws {
    let key = try #require(BoxKey(.random(32)))
    let secret = SecretBytes.random(32)
    let sealed = try #require(key.publicKey.seal(secret))
    #expect(sealed.count == 32 + BoxPublicKey.overhead)
    #expect(try #require(key.open(sealed)).equals(secret))
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 1
      #expect(key.open(changed) == nil)
    }
    #expect(key.open([]) == nil)
    #expect(try #require(BoxKey(.random(32))).open(sealed) == nil)
    #expect(key.publicKey.seal(secret) != sealed)
    #expect(BoxPublicKey(bytes: [UInt8](repeating: 0, count: 32))?.seal(secret) == nil)
  }

  @Test func `keys of another length do not exist`() {
    #expect(SignatureKey(seed: .random(31)) == nil)
    #expect(SignaturePublicKey(bytes: [1]) == nil)
    #expect(BoxKey(.random(33)) == nil)
    #expect(BoxPublicKey(bytes: []) == nil)
    #expect(AuthenticationKey(.random(16)) == nil)
  }

  // RFC 4231, case 2; HMAC fills a short key with zeros.
  @Test func `the published mark comes out`() throws {
    let secret = try Self.secret("4a656665" + String(repeating: "00", count: 28))
    let key = try #require(AuthenticationKey(secret))
    let text = Array("what do ya want for nothing?".utf8)
    let mark = key.mark(of: text)
    #expect(
      Hexadecimal.text(mark) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(key.isGenuine(mark, of: text))
    #expect(!key.isGenuine(mark, of: text + [0]))
    #expect(!key.isGenuine(Array(mark.dropLast()), of: text))
    let derived = secret.derived(for: "what do ya want for nothing?")
    #expect(derived.withBytes { Array(UnsafeBufferPointer(start: $0, count: 32)) } == mark)
  }

  @Test func `keys of two purposes differ`() {
    let key = SealingKey.random()
    let mark = key.authenticationKey(for: "one").mark(of: [1])
    #expect(key.authenticationKey(for: "one").isGenuine(mark, of: [1]))
    #expect(!key.authenticationKey(for: "two").isGenuine(mark, of: [1]))
  }
}
