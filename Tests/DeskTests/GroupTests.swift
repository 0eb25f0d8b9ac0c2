import Desk
import FoundationEssentials
import Lending
import Testing

/// What monitoring needs to know of a person reaches nobody who decides.
@Suite struct GroupTests {
  private let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-groups-\(UInt64.random(in: 0...UInt64.max))"

  private var file: String { folder + ".json" }

  private func write(_ text: String, to path: String? = nil) throws {
    try Data(text.utf8).write(to: URL(filePath: path ?? file))
  }

  private func application(_ more: String = "") -> String {
    #"{"product":"installment-loan","fields":{"loan_amount":9000,"term_months":36,"#
      + #""annual_income":70000\#(more)}}"#
  }

  private func desk() throws -> Desk {
    try Desk(DeskOptions(resources: bundledResources, store: folder, person: "Ada"))
  }

  private func removeAll() {
    for path in [folder, file] { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test func theFormAndTheAssessmentAreTheSameWithAndWithoutGroups() async throws {
    defer { removeAll() }
    try write(application())
    let plain = try ApplicationFile(file)
    try write(application(#","group_sex":"Zyzzyva","group_age_band":40"#))
    let told = try ApplicationFile(file)

    #expect(try told.form(of: .installmentLoan) == plain.form(of: .installmentLoan))
    #expect(plain.groups == nil)
    #expect(told.groups?.values == ["group_sex": "Zyzzyva", "group_age_band": "40"])
    // A name that is none of the four is a problem as any unknown field is.
    try write(application(#","group_shoe_size":"44""#))
    let form = try ApplicationFile(file).form(of: .installmentLoan)
    guard case .problems = try desk().assess(form) else {
      Issue.record("an unknown group was taken")
      return
    }
  }

  @Test func groupsAreKeptApartAndLeaveWithTheCase() async throws {
    defer { removeAll() }
    try write(application(#","group_sex":"Zyzzyva""#))
    let desk = try desk()
    let read = try ApplicationFile(file)
    let kept = try await desk.file(
      read.form(of: .installmentLoan), reference: "File 7", groups: read.groups)

    #expect(try await desk.room.groups(of: kept.id)?.values == ["group_sex": "Zyzzyva"])
    #expect(!"\(try await desk.reopen(kept.id).creditCase)".contains("Zyzzyva"))
    for isMasked in [true, false] {
      let output = folder + ".out"
      if isMasked {
        _ = try await desk.exportMasked(to: output)
      } else {
        try await desk.room.export([kept.id], to: output)
      }
      #expect(try !String(contentsOfFile: output, encoding: .utf8).contains("Zyzzyva"))
      try FileManager.default.removeItem(atPath: output)
    }
    #expect(try await desk.room.check().isSound)
    _ = try await desk.room.erase([kept.id], reason: .personAsked)
    await desk.room.close()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let bytes = try Data(contentsOf: URL(filePath: folder + "/" + name))
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Zyzzyva"), "\(name)")
    }
  }

  @Test func tablesAndExportedCasesBringThemToo() async throws {
    defer { removeAll() }
    let desk = try desk()
    let table = folder + ".csv"
    defer { try? FileManager.default.removeItem(atPath: table) }
    try write(
      "id,loan_amount,term_months,annual_income,group_sex\nx,5000,36,60000,f\ny,5000,36,60000,\n",
      to: table)
    let report = try await desk.importCases(
      CaseImport(input: table, rejects: nil, lender: .assay, threads: 1))
    #expect(report.kept == 2)
    let x = try await desk.room.caseID(meaning: "x")
    let y = try await desk.room.caseID(meaning: "y")
    #expect(try await desk.room.groups(of: x)?.values == ["group_sex": "f"])
    #expect(try await desk.room.groups(of: y) == nil)

    try await desk.room.export([x], to: file)
    await desk.room.close()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let other = folder + "-other"
    defer { try? FileManager.default.removeItem(atPath: other) }
    let room = CaseRoom(DeskOptions(store: other, person: "Bo"))
    try write(
      String(text.dropLast(3)) + "],\"groups\":{\"\(x)\":{\"group_region\":\"north\"}}}\n")
    #expect(try await room.takeOver(file).kept == 1)
    #expect(try await room.groups(of: x)?.values == ["group_region": "north"])
    try write(
      String(text.dropLast(3)) + "],\"groups\":{\"0123456789ab\":{\"group_region\":\"north\"}}}\n")
    await #expect(throws: DeskProblem.self) { _ = try await room.takeOver(file) }
    await room.close()
  }
}
