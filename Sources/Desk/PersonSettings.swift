internal import FoundationEssentials
internal import Glibc
internal import StrictJSON

/// How one person likes the window; nothing in it is about a borrower.
package struct PersonSettings: Codable, Sendable, Equatable {
  /// What the person does.
  package enum Profile: String, Codable, Sendable, CaseIterable {
    case officer, investor
  }

  package enum Colours: String, Codable, Sendable, CaseIterable {
    case system, light, dark
  }

  /// Nil until the person has said it.
  package var profile: Profile?
  package var colours: Colours

  package init(profile: Profile? = nil, colours: Colours = .system) {
    self.profile = profile
    self.colours = colours
  }

  /// Where they are kept; nil where the person has no folder.
  package static var file: String? {
    func folder(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    return (folder("XDG_CONFIG_HOME") ?? folder("HOME").map { "\($0)/.config" })
      .map { "\($0)/assay/window.json" }
  }

  /// What is kept in a file; what holds without one where it is missing or cannot be read, as nothing
  /// but looks is lost by it.
  package static func read(from file: String? = Self.file) -> PersonSettings {
    guard let file, FileManager.default.fileExists(atPath: file) else { return PersonSettings() }
    do {
      return try StrictJSON.decode(PersonSettings.self, from: FileText.read(file))
    } catch {
      return PersonSettings()
    }
  }

  package func write(to file: String? = Self.file) throws(DeskProblem) {
    guard let file, let slash = file.lastIndex(of: "/") else { throw .noStoreFolder }
    do {
      try FileManager.default.createDirectory(
        atPath: String(file[..<slash]), withIntermediateDirectories: true)
    } catch {
      throw .file(file, problem: "its folder cannot be made")
    }
    let bytes: [UInt8]
    do { bytes = try StrictJSON.encode(self, pretty: true) } catch {
      throw .json(file: file, error)
    }
    try Desk.write(bytes, to: file)
  }
}
