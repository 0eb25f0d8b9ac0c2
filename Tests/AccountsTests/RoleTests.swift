import Sealing
import Testing

@testable import Accounts

@Suite struct RoleTests {
  @Test func `the table of who may do what is this one`() {
    let table = """
                        officer reviewer risk-manager auditor administrator
      readCases         yes     yes      yes          yes     -
      assess            yes     yes      yes          -       -
      keepCases         yes     -        -            -       -
      noteCases         yes     yes      yes          -       -
      decide            yes     -        -            -       -
      approve           -       yes      -            -       -
      exportCases       yes     -        -            -       -
      exportMasked      -       -        yes          -       -
      erase             -       -        -            -       yes
      setPolicy         -       -        yes          -       -
      promoteModels     -       -        yes          -       -
      monitor           -       -        yes          yes     -
      readAudit         -       yes      yes          yes     yes
      verify            -       -        yes          yes     yes
      backUp            -       -        -            -       yes
      restore           -       -        -            -       yes
      acknowledgeDamage -       -        -            -       yes
      manageAccounts    -       -        -            -       yes
      """
    let rows = table.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows[0].map(String.init) == Role.allCases.map(\.rawValue))
    #expect(rows.dropFirst().map { String($0[0]) } == Permission.allCases.map(\.rawValue))
    for row in rows.dropFirst() {
      for (column, role) in Role.allCases.enumerated() {
        let permission = Permission(rawValue: String(row[0]))
        #expect(
          permission.map(role.may) == (row[column + 1] == "yes"), "\(role.rawValue) \(row[0])")
      }
    }
  }

  @Test func `nobody approves what they decided`() throws {
    let office = try Office.shared.get()
    let (officer, reviewer) = (try office.logIn("Otto"), try office.logIn("Rhea"))
    #expect(reviewer.mayApprove(decisionOf: officer.account.id))
    #expect(!reviewer.mayApprove(decisionOf: reviewer.account.id))
    #expect(!officer.mayApprove(decisionOf: reviewer.account.id))
    #expect(throws: AccountsError.notPermitted(.approve)) { try officer.require(.approve) }
    try officer.require(.decide)
  }
}
