import Lending
import Sealing

/// Reads the lines of one case, each checked again as it is read.
struct CaseReader {
  private let folder: Folder
  private let id: CaseID
  private let seal: WorkspaceSeal?
  private var open: (segment: Int, file: Descriptor)?

  init(_ folder: Folder, _ id: CaseID, _ seal: WorkspaceSeal?) {
    self.folder = folder
    self.seal = seal?.thorough
    self.id = id
  }

  /// The events at a place, none in a record that is kept apart from the case; throws `StoreError`, or `Damage` where the line is no longer as it was.
  mutating func events(
    at place: (segment: Int, offset: Int, length: Int)
  ) throws -> [CaseEvent] {
    try read(place) { record throws(LineFault) in
      let events = try record.events()
      guard !events.isEmpty || record.header.kind == .caseGroups else {
        throw .damage(.outOfPlace)
      }
      return events
    }
  }

  /// What a record keeps for the monitoring of fairness; nil where it is another.
  ///
  /// Throws as above.
  mutating func groups(
    at place: (segment: Int, offset: Int, length: Int)
  ) throws -> GroupAttributes? {
    try read(place) { record throws(LineFault) in
      record.header.kind == .caseGroups ? try record.decoded() : nil
    }
  }

  /// The record at a place, its body there or not; throws as above.
  mutating func record(
    at place: (segment: Int, offset: Int, length: Int)
  ) throws -> RecordLine {
    try read(place) { record in record }
  }

  private mutating func read<Content>(
    _ place: (segment: Int, offset: Int, length: Int),
    _ content: (RecordLine) throws(LineFault) -> Content
  ) throws -> Content {
    let name = SegmentName.of(place.segment)
    guard let file = try file(place.segment) else {
      throw Damage(file: name, line: 0, fault: .missingFile, found: .of([]))
    }
    let bytes: [UInt8]
    do {
      bytes = try file.read(place.length, at: place.offset)
    } catch {
      throw StoreError.notReadable(file: folder.path(of: name), error)
    }
    do throws(LineFault) {
      let record = try RecordLine(bytes, seal: seal)
      guard record.header.caseID == id.rawValue else { throw .damage(.outOfPlace) }
      return try content(record)
    } catch {
      switch error {
      case .damage(let fault):
        throw Damage(
          file: name, line: try number(of: place.offset, file, name), fault: fault,
          found: .of(bytes))
      case .newer:
        throw StoreError.newerFormat(
          file: folder.path(of: name), line: try number(of: place.offset, file, name))
      }
    }
  }

  private mutating func file(_ segment: Int) throws -> Descriptor? {
    if let open, open.segment == segment { return open.file }
    guard let file = try folder.reading(SegmentName.of(segment)) else { return nil }
    open = (segment, file)
    return file
  }

  /// Counts the lines before `offset`, for a message only.
  private func number(of offset: Int, _ file: Descriptor, _ name: String) throws -> Int {
    var lines = LineScanner(file, to: offset)
    var count = 0
    do {
      while try lines.next() != nil { count += 1 }
    } catch {
      throw StoreError.notReadable(file: folder.path(of: name), error)
    }
    return count + 1
  }
}

// Thrown inside this module only; others see it as part of a `StoreError`.
extension Damage: Error {}
