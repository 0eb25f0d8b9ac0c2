internal import CaseStore
internal import Lending
internal import StrictJSON

/// Cases as `assay case export` writes them, taken through one strict gate.
///
/// A case is believed only if it is all that its history gives, and if writing it again gives what was
/// read: nothing in the file is passed over unseen.
struct CaseFile: Sendable {
  /// About a thousand assessed cases.
  static let largest = 64 << 20

  let cases: [CreditCase]
  /// For the monitoring of fairness alone, by the case's id in the file.
  let groups: [CaseID: GroupAttributes]

  private struct Document: Decodable {
    let cases: [CreditCase]
    let groups: [String: GroupAttributes]?
  }

  init(_ file: String) throws(DeskProblem) {
    try self.init(try FileText.read(file, most: Self.largest), from: file)
  }

  init(_ bytes: [UInt8], from file: String) throws(DeskProblem) {
    let json: JSONValue
    let document: Document
    do {
      json = try StrictJSON.parse(bytes, maximumSize: Self.largest)
      if let stranger = json.members?.first(where: {
        $0.name != "cases" && $0.name != "groups"
      }) {
        throw DeskProblem.file(
          file, problem: "\(TextSample.quoted(stranger.name)) is no part of exported cases")
      }
      document = try StrictJSON.decode(Document.self, from: bytes, maximumSize: Self.largest)
    } catch let problem as DeskProblem {
      throw problem
    } catch let problem as JSONProblem {
      throw .json(file: file, problem)
    } catch {
      preconditionFailure("JSON is refused in these ways only")
    }
    let read = document.cases
    let texts = json["cases"]?.array ?? []
    var ids: [CaseID: Int] = [:]
    for (number, kept) in read.enumerated() {
      let place = "cases.[\(number)]"
      guard number < texts.count, Self.isSame(kept, as: texts[number]) else {
        throw .file(file, problem: "\(place) holds something that no exported case has")
      }
      if let fault = kept.faultOfExport { throw .file(file, problem: "\(place) \(fault)") }
      if let other = ids.updateValue(number, forKey: kept.id), read[other] != kept {
        throw .file(file, problem: "\(place) has the id of cases.[\(other)]")
      }
    }
    let groups = (document.groups ?? [:]).map { (CaseID(rawValue: $0.key), $0.value) }
    for (id, _) in groups where ids[id] == nil {
      throw .file(file, problem: "groups names a case that the file does not hold")
    }
    cases = read
    self.groups = Dictionary(uniqueKeysWithValues: groups)
  }

  /// Whether writing a case gives what was read, the order of names aside.
  private static func isSame(_ kept: CreditCase, as json: JSONValue) -> Bool {
    guard let bytes = try? StrictJSON.encode(kept),
      let written = try? StrictJSON.parse(bytes, maximumSize: largest)
    else { return false }
    return written == json.sorted
  }
}

/// A name out of a file, short enough for a message and without what a terminal would obey.
private enum TextSample {
  static func quoted(_ name: String) -> String {
    let plain = name.unicodeScalars.filter { $0.properties.generalCategory != .control }
    return "\u{201C}\(String(String.UnicodeScalarView(plain)).prefix(40))\u{201D}"
  }
}

extension JSONValue {
  /// With the members of every object in the order of their names, as they are written.
  fileprivate var sorted: JSONValue {
    switch self {
    case .array(let values): .array(values.map(\.sorted))
    case .object(let members):
      .object(
        members.map { JSONMember(name: $0.name, value: $0.value.sorted) }
          .sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) })
    default: self
    }
  }
}

extension CreditCase {
  /// Why nobody can have exported the case; nil where somebody can.
  fileprivate var faultOfExport: String? {
    guard id.isRandom else { return "has an id that no store makes" }
    guard history.allSatisfy({ $0.caseID == id }) else { return "has events of another case" }
    guard let first = history.first, var folded = CreditCase(opening: first) else {
      return "does not begin with an opening"
    }
    for event in history.dropFirst() { folded.apply(event) }
    guard folded == self else { return "is not what its history gives" }
    for event in history {
      guard CalendarDay.isDay(String(event.at.prefix(10))), event.at.utf8.count == 24 else {
        return "has an event without a time such as 2026-11-21T09:00:00.000Z"
      }
      guard !event.by.isBlank, event.by.utf8.count <= 400 else {
        return "has an event that nobody did"
      }
      switch event.what {
      case .assessed(let assessed):
        if let fault = assessed.faultOfExport { return fault }
      case .attached(let attachment):
        guard attachment.isPlausible else { return "has an attachment that no store keeps so" }
      default: break
      }
    }
    return nil
  }

  /// The same case under another id.
  func renumbered(_ id: CaseID) -> CreditCase? {
    let events = history.map { CaseEvent(caseID: id, at: $0.at, by: $0.by, what: $0.what) }
    guard let first = events.first, var folded = CreditCase(opening: first) else { return nil }
    for event in events.dropFirst() { folded.apply(event) }
    return folded
  }
}

extension AssessedApplication {
  fileprivate var faultOfExport: String? {
    guard (300...850).contains(assessment.score) else { return "has a score outside 300 to 850" }
    guard (0...1).contains(assessment.probability.value) else {
      return "has a chance of default outside 0 to 1"
    }
    let amounts = application.values.values.compactMap(\.number) + [assessment.limit.amount.amount]
    guard amounts.allSatisfy({ abs($0) <= 1e12 }) else { return "has a number beyond 1e12" }
    return nil
  }
}
