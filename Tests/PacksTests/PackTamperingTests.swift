import FoundationEssentials
import Lending
import Packs
import Sealing
import Testing

/// A copy of a bundled pack in a folder that goes away with it.
private final class PackCopy {
  let folder: String

  init() throws {
    folder =
      "\(FileManager.default.temporaryDirectory.path)/assay-pack-\(UInt64.random(in: 0...UInt64.max))"
    try FileManager.default.copyItem(atPath: try Bundled.pack("borrower").folder, toPath: folder)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func change(_ file: PackFile, _ change: (inout [UInt8]) -> Void) throws {
    let url = URL(filePath: "\(folder)/\(file.rawValue)")
    var bytes = [UInt8](try Data(contentsOf: url))
    change(&bytes)
    try Data(bytes).write(to: url)
  }
}

@Test func aWholePackIsAccepted() throws {
  let copy = try PackCopy()
  #expect(try !Pack(folder: copy.folder).golden.isEmpty)
}

/// The files of a priced champion.
private let files: [PackFile] = [
  .fields, .features, .trees, .calibration, .cashFlow, .reference, .golden, .card,
]

@Test(arguments: files)
func anyChangedByteRefusesThePackAndNamesTheFile(file: PackFile) throws {
  for place in [0.0, 0.31, 0.77, 0.999] {
    let copy = try PackCopy()
    try copy.change(file) { $0[Int(Double($0.count - 1) * place)] ^= 1 }
    #expect(throws: PackError.changedFile(folder: copy.folder, file: file.rawValue)) {
      try Pack(folder: copy.folder)
    }
  }
}

@Test(arguments: files + [.manifest])
func aMissingOrCutFileRefusesThePack(file: PackFile) throws {
  let missing = try PackCopy()
  try FileManager.default.removeItem(atPath: "\(missing.folder)/\(file.rawValue)")
  #expect(throws: PackError.self) { try Pack(folder: missing.folder) }
  let cut = try PackCopy()
  try cut.change(file) { $0.removeLast(min($0.count, 7)) }
  #expect(throws: PackError.self) { try Pack(folder: cut.folder) }
}

@Test func aNewerFormatIsSaidToBeNewer() throws {
  let copy = try PackCopy()
  try copy.change(.manifest) {
    $0 = Array(
      String(decoding: $0, as: UTF8.self).replacing("\"format\" : 1", with: "\"format\" : 9").utf8)
  }
  #expect(throws: PackError.newerFormat(folder: copy.folder, format: 9)) {
    try Pack(folder: copy.folder)
  }
}

@Test func anInputThatReadsAProtectedAttributeUnderAnotherNameIsRefused() throws {
  let copy = try PackCopy()
  var before = SHA256Digest.zero
  var after = SHA256Digest.zero
  try copy.change(.features) {
    before = SHA256Digest.of($0)
    let text = String(decoding: $0, as: UTF8.self)
    $0 = Array(text.replacing("\"field\" : \"fico_score\"", with: "\"field\" : \"Age\"").utf8)
    after = SHA256Digest.of($0)
  }
  #expect(before != after)
  try copy.change(.manifest) {
    $0 = Array(String(decoding: $0, as: UTF8.self).replacing(before.hex, with: after.hex).utf8)
  }
  #expect(throws: PackError.unlawfulField(folder: copy.folder, field: "Age")) {
    try Pack(folder: copy.folder)
  }
}
