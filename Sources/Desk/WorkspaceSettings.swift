internal import Lending
internal import StrictJSON

/// What a workspace lays down for all its cases.
package struct WorkspaceSettings: Sendable, Equatable {
  /// Months for which a case is kept after its last record.
  package internal(set) var monthsKept = 25
  /// The law that wants it so, as a warning names it.
  package internal(set) var jurisdiction = "Regulation B (12 CFR 1002.12)"

  static let keys = ["jurisdiction", "monthsKept"]
  private static let longest = 200

  init() {}

  /// The settings as kept; throws what is wrong with them.
  init(reading bytes: [UInt8]) throws(SettingsFault) {
    let json: JSONValue
    do { json = try StrictJSON.parse(bytes) } catch { throw SettingsFault(error.sentence) }
    guard let members = json.members, json["v"]?.number == 1 else {
      throw SettingsFault("it is no settings of this version")
    }
    for member in members where member.name != "v" {
      switch member.value {
      case .string(let text): try set(member.name, to: text)
      case .number(let number): try set(member.name, to: Figure.plain(number))
      default: throw SettingsFault("a setting must be a number or a text")
      }
    }
  }

  var bytes: [UInt8] {
    // Texts and whole numbers can always be written.
    ((try? StrictJSON.encode(Kept(self))) ?? []) + [0x0A]
  }

  /// Takes a value as a person types it; `none` gives back what holds without a setting.
  mutating func set(_ key: String, to value: String) throws(SettingsFault) {
    let isReset = value == "none"
    switch key {
    case "monthsKept":
      guard let months = isReset ? Self().monthsKept : Int(value), (1...1200).contains(months)
      else { throw SettingsFault("the months must be a whole number from 1 to 1200") }
      monthsKept = months
    case "jurisdiction":
      let isPlain = value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      guard !value.isBlank, value.count <= Self.longest, isPlain else {
        throw SettingsFault("the law must be one line of at most \(Self.longest) letters")
      }
      jurisdiction = isReset ? Self().jurisdiction : value
    default:
      let nearest = PolicyKey.nearestWords(to: key, among: Self.keys)
      throw SettingsFault(
        "there is no such setting"
          + (nearest.isEmpty ? "; there are \(Self.keys.joined(separator: " and "))" : nearest))
    }
  }

  func words(_ key: String) -> String { key == "monthsKept" ? "\(monthsKept)" : jurisdiction }

  private struct Kept: Encodable {
    let jurisdiction: String
    let monthsKept: Int
    let v = 1

    init(_ settings: WorkspaceSettings) {
      jurisdiction = settings.jurisdiction
      monthsKept = settings.monthsKept
    }
  }
}

/// Why a setting is refused, in words.
struct SettingsFault: Error, Equatable {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}
