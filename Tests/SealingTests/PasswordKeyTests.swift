import Testing

@testable import Sealing

@Suite struct PasswordKeyTests {
  static func secret(_ text: String) -> SecretBytes {
    var bytes = Array(text.utf8)
    return SecretBytes(taking: &bytes)
  }

  // libsodium, test/default/pwhash_argon2id.c, fifth example.
  @Test func `the published example comes out`() throws {
    var password = try #require(
      Hexadecimal.bytes(
        "4a857e2ee8aa9b6056f2424e84d24a72473378906ee04a46cb05311502d5250b82"
          + "ad86b83c8f20a23dbb74f6da60b0b6ecffd67134d45946ac8ebfb3064294bc097d"
          + "43ced68642bfb8bbbdd0f50b30118f5e"))
    let salt = try #require(Hexadecimal.bytes("39d82eef32010b8b79cc5ba88ed539fb"))
    let expected =
      "08d8cd330c57e1b4643241d05bb468ba4ee4e932cd0858816be9ef15360b27bbd06a87130ee92222be267a29"
      + "b81f5ae8fe8613324cfc4832dc49387fd0602f1c57b4d0f3855db94fb7e12eb05f9a484aed4a4307abf586cd"
      + "3d55c809bc081541e00b682772fb2066504ff935b8ebc551a2083882f874bc0fae68e56848ae34c91097c3bf"
      + "0cca8e75c0797eef3efde3f75e005815018db3cf7c109a812264c4de69dcb22322dbbcfa447f5b00ecd1b04a"
      + "7be1569c8e556adb7bba48adf81d"
    let derived = try PasswordKey.derive(
      190, from: SecretBytes(taking: &password), salt: salt, kibibytes: 1_432_947 >> 10, passes: 3)
    #expect(
      derived.withBytes { Hexadecimal.text(UnsafeBufferPointer(start: $0, count: 190)) } == expected
    )
  }

  // Computed with the reference implementation (libargon2 20171227): the cost that we accept.
  @Test func `the reference implementation gives the same key at the least cost`() throws {
    let key = try PasswordKey.derive(
      from: Self.secret("correct horse battery staple"), salt: Array(0..<16), cost: .least)
    #expect(
      key.bytes.withBytes { Hexadecimal.text(UnsafeBufferPointer(start: $0, count: 32)) }
        == "0d1a3c6523c8f06e4e0af9c515aa5b5448cfebd6838f2d52c3d8b6ef8ddc3c2e")
  }

  @Test func `a cost out of bounds does not exist`() {
    #expect(PasswordCost(kibibytes: 65536, passes: 3) == .least)
    #expect(PasswordCost(kibibytes: 65535, passes: 3) == nil)
    #expect(PasswordCost(kibibytes: (1 << 20) + 1, passes: 3) == nil)
    #expect(PasswordCost(kibibytes: 65536, passes: 2) == nil)
    #expect(PasswordCost(kibibytes: 65536, passes: 21) == nil)
    #expect(PasswordCost(kibibytes: .max, passes: .max) == nil)
    #expect(PasswordCost(kibibytes: 1 << 20, passes: 20) != nil)
  }

  @Test func `a cost is raised in each of its parts`() throws {
    let slow = try #require(PasswordCost(kibibytes: 65536, passes: 9))
    let large = try #require(PasswordCost(kibibytes: 131072, passes: 3))
    #expect(slow.raised(to: large) == PasswordCost(kibibytes: 131072, passes: 9))
    #expect(PasswordCost.today.raised(to: .least) == .today)
  }
}
