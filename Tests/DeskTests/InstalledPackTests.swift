import FoundationEssentials
import Lending
import Packs
import Testing

@testable import Desk

/// A folder of resources whose packs may be spoilt; it goes away with the value.
private final class SpoiltResources {
  let folder =
    FileManager.default.temporaryDirectory.path + "/assay-packs-\(UInt64.random(in: 0...(.max)))"

  init(_ packs: [(pack: String, under: String)]) throws {
    for (pack, name) in packs {
      let place = "\(folder)/models/\(name)"
      let parent = place.prefix(upTo: place.lastIndex(of: "/") ?? place.endIndex)
      try FileManager.default.createDirectory(
        atPath: String(parent), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: "\(bundledResources)/models/\(pack)", toPath: place)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

@Suite("Packs of the installation")
struct InstalledPackTests {
  @Test("Every pack that ships stands under its own name")
  func whole() throws {
    let folders = try Desk.packFolders(resources: bundledResources)
    #expect(folders.count >= 25)
    for folder in folders { #expect(try Desk.installedPack(folder: folder).goldenRows > 0) }
  }

  @Test(
    "A whole pack under another's name is no pack of the installation",
    arguments: [
      ("installment-loan/borrower-1", "installment-loan/priced-1", "installment-loan-borrower@1"),
      ("installment-loan/borrower-1", "installment-loan/borrower-2", "installment-loan-borrower@1"),
      ("credit-card/standard-1", "installment-loan/standard-1", "credit-card-standard@1"),
      ("recovery/standard-1", "recovery/standard-2", "recovery-standard@1"),
    ])
  func misplaced(pack: String, under name: String, itself: String) throws {
    let spoilt = try SpoiltResources([(pack, name)])
    let folder = try #require(try Desk.packFolders(resources: spoilt.folder).first)

    #expect(try Desk.pack(folder: folder).name.description == itself)
    let problem = #expect(throws: DeskProblem.self) { try Desk.installedPack(folder: folder) }
    #expect(problem?.sentence.contains("it calls itself \(itself)") == true)
    #expect(throws: try #require(problem)) { try Desk.packs(resources: spoilt.folder) }
  }

  @Test("A recovery pack under another version is refused by name too")
  func recoveryByName() throws {
    let spoilt = try SpoiltResources([("recovery/standard-1", "recovery/standard-2")])
    let problem = #expect(throws: DeskProblem.self) {
      try Desk.pack(named: "recovery-standard", resources: spoilt.folder)
    }
    guard case .pack(.misplaced) = problem else {
      Issue.record("\(String(describing: problem))")
      return
    }
  }
}
