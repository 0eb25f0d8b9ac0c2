import Testing

@testable import Training

@Suite("Data files")
struct DataFileTests {
  // gzip of "a,b\n"
  private static let first: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0x4B, 0xD4, 0x49, 0xE2, 0x02, 0x00,
    0xC5, 0x10, 0x97, 0x24, 0x04, 0x00, 0x00, 0x00,
  ]

  @Test("A packed file is read as what it holds, also when it has several members")
  func unpacks() throws {
    let once = try DataFile.unpacked(Self.first, name: "made-up")
    let twice = try DataFile.unpacked(Self.first + Self.first, name: "made-up")
    #expect(String(decoding: once, as: UTF8.self) == "a,b\n")
    #expect(String(decoding: twice, as: UTF8.self) == "a,b\na,b\n")
  }

  @Test("A plain file is read as it stands")
  func plain() throws {
    #expect(try DataFile.unpacked([0x61], name: "made-up") == [0x61])
  }

  @Test("A packed file that is cut short or damaged is refused by name", arguments: [12, 17, 21])
  func damaged(length: Int) {
    #expect(throws: TrainingError.self) {
      try DataFile.unpacked(Array(Self.first.prefix(length)), name: "made-up")
    }
    var turned = Self.first
    turned[length] ^= 0x40
    #expect(throws: TrainingError.self) { try DataFile.unpacked(turned, name: "made-up") }
  }

  @Test("A file that is not there is named")
  func absent() {
    #expect(throws: TrainingError.fileUnreadable(name: "none.csv.gz", code: 2)) {
      try DataFile(folder: "/nowhere", name: "none.csv.gz")
    }
  }
}
