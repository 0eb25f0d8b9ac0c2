import Desk
import FoundationEssentials
import Lending

/// A protected workspace with a person of each role, who is logged in, and one case of 9000.
final class Office {
  static let passwords = [
    "administrator": "correct horse 42 battery", "officer": "violet tangerine 9 moon",
    "reviewer": "pepper lantern 17 sky", "risk-manager": "granite otter 61 lemon",
    "auditor": "copper thistle 8 harbour",
  ]

  let folder =
    FileManager.default.temporaryDirectory.path
    + "/assay-office-\(UInt64.random(in: 0...UInt64.max))"
  let kept: CaseID
  private(set) var rooms: [String: CaseRoom] = [:]

  init() async throws {
    let desk = try Desk(DeskOptions(resources: bundledResources, store: folder, person: "Ada"))
    let form = ApplicationForm(
      product: .installmentLoan,
      entries: [
        .loanAmount: .number(9000), .termMonths: .number(36), .annualIncome: .number(70_000),
        .debtToIncome: .number(12), "fico_score": .number(735),
      ])
    kept = try await desk.file(form, reference: "File 7").id
    await desk.room.close()
    _ = try await desk.room.protect(administrator: Self.credentials("administrator"))
    for role in CaseRoom.roles where role != "administrator" {
      try await desk.room.addAccount(Self.credentials(role), role: role)
    }
    await desk.room.close()
    for role in CaseRoom.roles { rooms[role] = try await room(role) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A person is called as the role.
  static func credentials(_ name: String, password: String? = nil) -> Credentials {
    var bytes = Array((password ?? passwords[name] ?? "nobody's words 5").utf8)
    return Credentials(name: name, password: &bytes)
  }

  /// Another program in which a person has logged in.
  func room(_ name: String, password: String? = nil) async throws -> CaseRoom {
    let room = CaseRoom(DeskOptions(resources: bundledResources, store: folder))
    try await room.unlock(Self.credentials(name, password: password))
    await room.close()
    return room
  }

  func desk(_ room: CaseRoom) throws -> Desk {
    try Desk(DeskOptions(resources: bundledResources, store: folder, room: room))
  }

  func head() async throws -> String {
    guard let room = rooms["administrator"] else { return "" }
    return try await room.status().checkpoint
  }
}
