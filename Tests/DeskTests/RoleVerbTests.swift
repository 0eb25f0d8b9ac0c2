import Desk
import FoundationEssentials
import Lending
import Testing

/// Every verb that touches kept cases or the files of a workspace, against every role.
@Suite struct RoleVerbTests {
  private typealias Verb = @Sendable (Office, CaseRoom) async throws -> Void

  private static let table = """
                      officer reviewer risk-manager auditor administrator
    list              yes     yes      yes          yes     -
    due               yes     yes      yes          yes     -
    open              yes     yes      yes          yes     -
    remains           yes     yes      yes          yes     -
    reopen            yes     yes      yes          yes     -
    report            yes     yes      yes          yes     -
    file              yes     -        -            -       -
    change            yes     -        -            -       -
    decide            yes     -        -            -       -
    confirm           -       yes      -            -       -
    note              yes     yes      yes          -       -
    attach            yes     -        -            -       -
    attachment        yes     yes      yes          yes     -
    groups            -       -        yes          yes     -
    keep-draft        yes     -        -            -       -
    drafts            yes     -        -            -       -
    forget-draft      yes     -        -            -       -
    outcome           yes     -        -            -       -
    export            yes     -        -            -       -
    export-masked     -       -        yes          -       -
    import            yes     -        -            -       -
    take-over         yes     -        -            -       -
    bringing          yes     yes      yes          yes     -
    try-cases         yes     yes      yes          -       -
    watch             -       -        yes          yes     -
    set-policy        -       -        yes          -       -
    set-setting       -       -        yes          -       -
    status            yes     yes      yes          yes     yes
    rebuild           yes     yes      yes          yes     yes
    verify            -       -        yes          yes     yes
    continue          -       -        -            -       yes
    back-up           -       -        -            -       yes
    accounts          yes     yes      yes          yes     yes
    add-account       -       -        -            -       yes
    change-role       -       -        -            -       yes
    reset-password    -       -        -            -       yes
    remove-account    -       -        -            -       yes
    recovery-key      -       -        -            -       yes
    erasable          -       -        -            -       yes
    erase             -       -        -            -       yes
    unprotect         -       -        -            -       yes
    """

  private static let verbs: [String: Verb] = [
    "list": { _, room in _ = try await room.cases() },
    "due": { _, room in _ = try await room.dueCases() },
    "open": { office, room in _ = try await room.creditCase(office.kept) },
    "remains": { office, room in _ = try await room.remains(of: office.kept) },
    "reopen": { office, room in _ = try await office.desk(room).reopen(office.kept) },
    "report": { office, room in _ = try await office.desk(room).reported(office.kept) },
    "file": { office, room in
      _ = try await office.desk(room).file(
        ApplicationForm(product: .installmentLoan), reference: "File 8")
    },
    "change": { office, room in
      let desk = try office.desk(room)
      var form = ApplicationForm(product: .installmentLoan)
      form.type("8000", in: .loanAmount)
      let other = try await desk.cases(matching: "File 8").first
      _ = try await desk.file(form, reference: "File 8", as: other?.id ?? office.kept)
    },
    "decide": { office, room in
      _ = try await room.decide(office.kept, .decline, reason: "thin")
    },
    "confirm": { office, room in
      _ = try await room.confirm(office.kept, agrees: true, reason: "")
    },
    "note": { office, room in _ = try await room.note(office.kept, "called") },
    "attach": { office, room in
      let file = office.folder + ".txt"
      try Data("a letter".utf8).write(to: URL(filePath: file))
      defer { try? FileManager.default.removeItem(atPath: file) }
      _ = try await room.attach(file, to: office.kept)
    },
    "attachment": { office, room in
      let name = try await room.attachments(of: office.kept).first?.name ?? ""
      _ = try await room.writeAttachment(name, of: office.kept, to: "/dev/null")
    },
    "groups": { office, room in _ = try await room.groups(of: office.kept) },
    "keep-draft": { _, room in
      let form = ApplicationForm(product: .installmentLoan)
      _ = try await room.keepDraft(CaseDraft(of: nil, reference: "File 9", form: form))
    },
    "drafts": { _, room in _ = try await room.drafts() },
    "forget-draft": { _, room in try await room.forgetDraft("new-0123456789ab") },
    "outcome": { office, room in _ = try await room.enterOutcome(office.kept, .paid) },
    "export": { office, room in try await room.export([office.kept], to: "/dev/null") },
    "export-masked": { office, room in
      _ = try await office.desk(room).exportMasked(to: "/dev/null")
    },
    "import": { office, room in
      let file = office.folder + ".csv"
      try Data("loan_amount,term_months,annual_income\n5000,36,60000\n".utf8)
        .write(to: URL(filePath: file))
      defer { try? FileManager.default.removeItem(atPath: file) }
      _ = try await office.desk(room).importCases(
        CaseImport(input: file, rejects: nil, lender: .assay, threads: 1))
    },
    "take-over": { office, room in
      let file = office.folder + ".json"
      try Data("{\"cases\":[]}".utf8).write(to: URL(filePath: file))
      defer { try? FileManager.default.removeItem(atPath: file) }
      _ = try await room.takeOver(file)
    },
    "bringing": { office, room in _ = try await room.bringingWords(of: office.kept) },
    "try-cases": { office, room in
      let desk = try office.desk(room)
      _ = try await desk.tryOut(desk, TryOutRequest(.cases, threads: 1))
    },
    "watch": { office, room in
      _ = try await office.desk(room).monitor(MonitorRequest(.cases(since: nil)))
    },
    "set-policy": { office, room in
      _ = try await office.desk(room).setPolicy("closeCall", to: "2.5")
    },
    "set-setting": { _, room in _ = try await room.set("monthsKept", to: "61") },
    "status": { _, room in _ = try await room.status() },
    "rebuild": { _, room in _ = try await room.rebuildIndex() },
    "verify": { _, room in _ = try await room.check() },
    "continue": { _, room in try await room.continueAfterDamage() },
    "back-up": { office, room in
      _ = try await room.backUp(to: office.folder + ".backup")
      try FileManager.default.removeItem(atPath: office.folder + ".backup")
    },
    "accounts": { _, room in _ = try await room.accounts() },
    "add-account": { _, room in
      try await room.addAccount(Office.credentials("newcomer"), role: "auditor")
    },
    "change-role": { _, room in try await room.changeRole(of: "newcomer", to: "officer") },
    "reset-password": { _, room in
      try await room.resetPassword(Office.credentials("newcomer", password: "walnut cedar 33 fog"))
    },
    "remove-account": { _, room in try await room.removeAccount("newcomer") },
    "recovery-key": { _, room in _ = try await room.renewRecoveryKey() },
    "erasable": { office, room in
      let found = try await room.erasable(office.kept)
      #expect(found.reference == nil, "a name is not told to whoever may not read")
      #expect(try await room.caseID(meaning: office.kept.rawValue) == office.kept)
      await #expect(throws: DeskProblem.noSuchCase) { try await room.caseID(meaning: "File 7") }
    },
    "erase": { office, room in _ = try await room.erase([office.kept], reason: .personAsked) },
    "unprotect": { _, room in try await room.unprotect() },
  ]

  @Test func eachRoleDoesWhatTheTableSaysAndARefusedVerbLeavesNoTrace() async throws {
    let office = try await Office()
    let rows = Self.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows[0] == CaseRoom.roles)
    #expect(Set(rows.dropFirst().map { $0[0] }) == Set(Self.verbs.keys))
    for row in rows.dropFirst() {
      let verb = try #require(Self.verbs[row[0]])
      // Those who may not first: what the others do may change what there is.
      let order = zip(rows[0], row.dropFirst()).sorted { $0.1 < $1.1 }
      for (role, answer) in order {
        let room = try #require(office.rooms[role])
        let before = answer == "-" ? try await office.head() : ""
        let refusal = await Self.refusal { try await verb(office, room) }
        await room.close()
        #expect((refusal == nil) == (answer == "yes"), "\(role) \(row[0]): \(refusal ?? "done")")
        if answer == "-" { #expect(try await office.head() == before, "\(role) \(row[0])") }
      }
    }
  }

  /// Why a role keeps a person from it; nil where it does not, whatever else there is to say.
  private static func refusal(_ verb: () async throws -> Void) async -> String? {
    do {
      try await verb()
      return nil
    } catch let problem as DeskProblem where problem.sentence.contains("does not allow") {
      return problem.sentence
    } catch let problem as DeskProblem {
      let allowed: [DeskProblem] = [.nothingToConfirm, .notApproved]
      return allowed.contains(problem) ? nil : "otherwise: \(problem.sentence)"
    } catch {
      return "otherwise: \(error)"
    }
  }
}
