import Desk
import Foundation
import Lending
import Testing

@Suite("Sample workspace")
struct SampleWorkspaceTests {
  @Test("Made-up cases stand in a workspace of their own, which one call takes away")
  func making() async throws {
    let own = "\(FileManager.default.temporaryDirectory.path)/assay-own-\(UUID().uuidString)"
    let options = DeskOptions(store: own)

    let folder = try await SampleWorkspace.make(options)

    #expect(folder != own)
    #expect(SampleWorkspace.isSample(folder))
    let desk = try Desk(DeskOptions(store: folder))
    let cases = try await desk.cases()
    #expect(cases.count == 36)
    #expect(Set(cases.map(\.state)).count > 2)
    #expect(!FileManager.default.fileExists(atPath: own))
    await desk.room.close()
    #expect(try await SampleWorkspace.make(options) == folder)
    try SampleWorkspace.remove(folder)
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(throws: DeskProblem.self) { try SampleWorkspace.remove(own) }
  }

  @Test(
    "What the person likes is read as it was written, and a broken file loses nothing but looks")
  func settings() throws {
    let folder = "\(FileManager.default.temporaryDirectory.path)/assay-\(UUID().uuidString)"
    let file = "\(folder)/deep/window.json"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(PersonSettings.read(from: file) == PersonSettings())

    try PersonSettings(profile: .investor, colours: .dark).write(to: file)

    #expect(PersonSettings.read(from: file) == PersonSettings(profile: .investor, colours: .dark))
    try Data("{".utf8).write(to: URL(filePath: file))
    #expect(PersonSettings.read(from: file) == PersonSettings())
  }
}
