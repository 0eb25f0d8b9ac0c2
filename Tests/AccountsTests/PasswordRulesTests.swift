import Testing

@testable import Accounts

@Suite struct PasswordRulesTests {
  @Test(arguments: [
    ("", PasswordFault.tooShort), ("short12", .tooShort), ("äöüäöü7", .tooShort),
    (String(repeating: "long ", count: 205), .tooLong),
    ("aaaaaaaa", .repeated), ("abcabcabcabc", .repeated), ("12121212", .repeated),
    ("1234123412341234", .repeated), ("12345678", .sequence), ("87654321", .sequence),
    ("abcdefgh", .sequence), ("abcd1234", .sequence), ("qwertyuiop", .sequence),
    ("asdfghjkl", .sequence), ("QWERTZUIOP", .sequence), ("abcdefghijklmnop", .sequence),
    ("password", .common), ("Password1!", .common), ("p@ssw0rd", .common), ("P4$$w0rd123", .common),
    ("iloveyou", .common), ("letmein2026", .common), ("welcome1", .common), ("dragonball", nil),
    ("trustno1", .common), ("Summer2026!", .common), ("adminadmin1", .common),
    ("20261121", .common),
    ("!!??!!??1", .common), ("qwerty123", .sequence), ("sunshine99", .common),
    ("football!", .common), ("1password1", .common), ("iloveyou2", .common),
    ("lovelymonkey", .common), ("mustermann1", .name), ("Erika2026", .name),
    ("erikamustermann", .name),
    ("passwordpassword", .common), ("chocolate-chicken", nil), ("492016385720164", nil),
    ("assay2026", .name), ("assay-123", .name),
    ("seven green", nil), ("correct horse", nil), ("Tr0ub4dor&3", nil), ("kx7!fq2w", nil),
    ("пароль-не-он", nil), ("ein langer satz ohne zahl", nil), ("password password x", nil),
  ])
  func `what everybody tries first is refused and the rest is not`(
    password: String, fault: PasswordFault?
  ) {
    #expect(PasswordRules.fault(in: secret(password), name: "Erika Mustermann") == fault)
  }

  @Test func `the hint follows the rules`() {
    #expect(PasswordRules.strength(of: secret("password"), name: "A") == .refused)
    #expect(PasswordRules.strength(of: secret("kx7!fq2w"), name: "A") == .fair)
    #expect(PasswordRules.strength(of: secret("seven green bottles"), name: "A") == .good)
  }
}
