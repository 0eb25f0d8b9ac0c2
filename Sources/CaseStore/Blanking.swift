import Lending
import Sealing

/// Takes the bodies of some lines out of the journal, by a new generation of each file that holds any.
///
/// A file is written anew beside the old one, read back, synced and renamed: whatever stops it, one
/// of the two generations stands whole. Doing it again does no harm.
struct Blanking {
  private let folder: Folder
  private let seal: WorkspaceSeal?
  private let cases: Set<CaseID>
  /// Digests of damaged lines, which stay as they were found: a person's choice holds for them so.
  private let damaged: Set<SHA256Digest>
  private(set) var contents = 0
  private(set) var files = 0

  init(_ folder: Folder, _ seal: WorkspaceSeal?, of cases: Set<CaseID>, leaving damage: [Damage]) {
    self.folder = folder
    self.seal = seal
    self.cases = cases
    damaged = Set(damage.map(\.found))
  }

  /// Blanks the lines at `places` of one segment; answers with the new file, or nil where no body
  /// was left.
  mutating func blank(
    _ places: [(offset: Int, length: Int)], in segment: Int
  ) throws(StoreError) -> Descriptor? {
    let name = SegmentName.of(segment)
    guard let old = try folder.reading(name) else { return nil }
    let path = folder.path(of: name)
    let patches = try patches(places, old, path)
    guard !patches.isEmpty else { return nil }
    do throws(SystemFailure) {
      let size = try old.status().size
      let new = try folder.put(under: name) { (file) throws(SystemFailure) in
        let written = try old.copy(size, with: patches, to: file)
        guard try file.digest(size) == written else {
          throw SystemFailure(operation: "read back", code: SystemFailure.inputOutput)
        }
      }
      contents += patches.count
      files += 1
      return new
    } catch {
      throw .notErased(file: path, error)
    }
  }

  /// The lines that still have a body, in order of their place, and what shall stand there.
  private func patches(
    _ places: [(offset: Int, length: Int)], _ file: Descriptor, _ path: String
  ) throws(StoreError) -> [(offset: Int, bytes: [UInt8])] {
    var patches: [(offset: Int, bytes: [UInt8])] = []
    for place in places.sorted(by: { $0.offset < $1.offset }) {
      let bytes: [UInt8]
      do {
        bytes = try file.read(place.length, at: place.offset)
      } catch {
        throw .notReadable(file: path, error)
      }
      // What is no record any more is damage, which is told elsewhere and never written over.
      guard let line = try? RecordLine(bytes, seal: seal), !line.isBlank,
        line.header.kind != .caseErased,
        cases.contains(CaseID(rawValue: line.header.caseID)),
        damaged.isEmpty || !damaged.contains(.of(bytes))
      else { continue }
      patches.append((place.offset, line.blanked))
    }
    return patches
  }
}
