import FoundationEssentials
import Lending
import Testing

@testable import Packs

/// The bundled packs, copied to a place where they may be spoilt.
private final class SpoiltShelf {
  let folder =
    FileManager.default.temporaryDirectory.path + "/assay-shelf-\(UInt64.random(in: 0...(.max)))"
  var shelf: PackShelf { PackShelf(modelsFolder: folder) }

  init() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/installment-loan", withIntermediateDirectories: true)
    for name in ["borrower-1", "priced-1"] {
      try FileManager.default.copyItem(
        atPath: bundledModels + "/installment-loan/\(name)",
        toPath: folder + "/installment-loan/\(name)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/installment-loan/\(name)" }
}

private let bundledModels =
  #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/resources/models"

@Suite("The shelf of packs")
struct PackShelfTests {
  @Test("Two packs in each other's folders are refused under either name, with version or without")
  func swapped() throws {
    let spoilt = try SpoiltShelf()
    let manager = FileManager.default
    try manager.moveItem(atPath: spoilt.path("borrower-1"), toPath: spoilt.path("aside-1"))
    try manager.moveItem(atPath: spoilt.path("priced-1"), toPath: spoilt.path("borrower-1"))
    try manager.moveItem(atPath: spoilt.path("aside-1"), toPath: spoilt.path("priced-1"))
    for name in [
      "installment-loan-borrower@1", "installment-loan-borrower", "installment-loan-priced@1",
    ] {
      let error = #expect(throws: PackError.self) { try spoilt.shelf.pack(named: name) }
      guard case .misplaced = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
    }
  }

  @Test(
    "A newer version without its manifest is a damaged pack, not a reason to take the older one")
  func damagedChampion() throws {
    let spoilt = try SpoiltShelf()
    try FileManager.default.copyItem(
      atPath: spoilt.path("borrower-1"), toPath: spoilt.path("borrower-2"))
    try FileManager.default.removeItem(atPath: spoilt.path("borrower-2") + "/pack.json")
    #expect(throws: PackError.self) {
      try spoilt.shelf.champion(of: .installmentLoan, variant: "borrower")
    }
    #expect(spoilt.shelf.folders(of: .installmentLoan).count == 3)
  }

  @Test("A draft and a file that is no pack are not on the shelf")
  func others() throws {
    let spoilt = try SpoiltShelf()
    try FileManager.default.copyItem(
      atPath: spoilt.path("borrower-1"), toPath: spoilt.path("borrower-2.draft"))
    try FileManager.default.createDirectory(
      atPath: spoilt.path("notes"), withIntermediateDirectories: true)
    #expect(spoilt.shelf.folders(of: .installmentLoan).count == 2)
    #expect(spoilt.shelf.highestVersion(of: .installmentLoan, variant: "borrower") == 1)
  }

  @Test("A shelf that takes packs is left as it was found")
  func probed() throws {
    let spoilt = try SpoiltShelf()
    let before = try FileManager.default.subpathsOfDirectory(atPath: spoilt.folder)
    try spoilt.shelf.probe(.installmentLoan)
    try spoilt.shelf.probe(.creditCard)
    try PackShelf(modelsFolder: spoilt.folder + "/deep/below/").probe(.recovery)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: spoilt.folder) == before)
  }

  @Test("A shelf that takes no packs is refused with the folder and the reason")
  func refused() throws {
    let spoilt = try SpoiltShelf()
    try Data([1]).write(to: URL(filePath: spoilt.folder + "/credit-card"))
    #expect(
      throws: PackError.folderNotWritable(
        folder: spoilt.folder + "/credit-card", reason: "Not a directory")
    ) { try spoilt.shelf.probe(.creditCard) }
    #expect(
      throws: PackError.folderNotWritable(
        folder: spoilt.folder + "/credit-card/deep", reason: "Not a directory")
    ) { try PackShelf(modelsFolder: spoilt.folder + "/credit-card/deep").probe(.recovery) }
  }

  @Test("A draft in which nothing can be written is refused, as the next writer must remove it")
  func refusedDraft() throws {
    let spoilt = try SpoiltShelf()
    try FileManager.default.createSymbolicLink(
      atPath: spoilt.path("borrower-2.draft"), withDestinationPath: "/nowhere/at/all")
    #expect(
      throws: PackError.folderNotWritable(
        folder: spoilt.path("borrower-2.draft"), reason: "No such file or directory")
    ) { try spoilt.shelf.probe(.installmentLoan) }
  }

  @Test("A pack that does not read back gets no name and leaves no draft")
  func unproven() throws {
    let spoilt = try SpoiltShelf()
    let before = try FileManager.default.subpathsOfDirectory(atPath: spoilt.folder)
    #expect(throws: PackError.self) {
      try spoilt.shelf.keep(
        .installmentLoan, variant: "borrower", files: { _ in [.card: [1]] },
        manifest: { name, files in
          PackManifest(
            product: name.product, variant: name.variant, version: name.version, title: "",
            data: [], split: "", learner: "", libraries: [:], metrics: [], files: files)
        }, digest: { folder throws(PackError) in try Pack(folder: folder).digest })
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: spoilt.folder) == before)
  }

  @Test("A recovery pack screens nothing, and says who uses it")
  func recovery() throws {
    let shelf = PackShelf(modelsFolder: bundledModels)
    #expect(
      throws: PackError.valuesRecoveries(
        ModelName(product: .recovery, variant: "standard", version: "1"))
    ) { try shelf.pack(named: "recovery-standard") }
  }
}
