internal import Deciding
internal import FoundationEssentials
internal import Lending
internal import Packs

extension Desk {
  /// The policy in force, told rule by rule.
  package var policyReport: PolicyReport {
    let meanings = Rulebook(policy).meanings(in: catalogue)
    let applied = Set(meanings.map(\.key))
    return PolicyReport(
      file: policyFile, digest: policyDigest, policy: policy,
      rules: meanings.map { PolicyReport.Rule(rule: $0.key, meaning: $0.meaning) },
      notApplied: Rulebook.keys(of: policy.product).filter { !applied.contains($0) }
        + (policy.rules.secondPersonFrom == nil ? ["secondPersonFrom"] : []))
  }

  /// Writes the policy with one change as a new version; what stood in the file is kept beside it.
  ///
  /// The policy that comes with the installation is never changed. That of a protected workspace
  /// takes a person who may, and goes on record.
  ///
  /// - Parameters:
  ///   - value: as a person types it; `none` takes a rule away.
  ///   - output: path; nil writes the policy of the workspace.
  package func setPolicy(
    _ key: String, to value: String, output: String? = nil
  ) async throws(DeskProblem) -> PolicyChange {
    guard
      let file = output ?? workspace.map({ Places.policyPlace(of: policy.product, workspace: $0) })
    else { throw .noStoreFolder }
    let bundled = Places.bundledPolicy(of: policy.product, resources: resources)
    guard !OutputFile.areSame(file, bundled) else {
      throw .file(
        file, problem: "comes with the installation and is never changed; name another with -o")
    }
    let isOfWorkspace = isPolicyOfWorkspace(file)
    if isOfWorkspace { try await room.keeper.requireToSetPolicy() }
    let older = try olderPolicy(file)
    let edit = PolicyEdit(key: key, value: value)
    let bytes = try FileText.read(policyFile)
    let changed: (text: [UInt8], policy: Policy)
    do {
      changed = try edit.applied(to: bytes, catalogue, after: older?.policy.version)
    } catch {
      throw .file(key, problem: error.sentence.without(key))
    }
    if output == nil { try Self.makeFolder(of: file) }
    var kept: String?
    if let older { kept = try Self.keep(older.bytes, of: older.policy, beside: file) }
    try Self.writeDurably(changed.text, to: file)
    if isOfWorkspace {
      try await room.keeper.recordPolicy("\(policy.fullName) → \(changed.policy.fullName)")
    }
    let path = PolicyKey.path(meaning: key, of: policy.product) ?? key
    let sentence = PolicySentence(before: policy, after: changed.policy, catalogue: catalogue)
    return PolicyChange(
      file: file, before: policy.fullName, after: changed.policy.fullName, kept: kept,
      meaning: sentence.told(path))
  }

  /// Whether a file is the policy of the workspace, however its path is written.
  private func isPolicyOfWorkspace(_ file: String) -> Bool {
    guard let workspace else { return false }
    let place = Places.policyPlace(of: policy.product, workspace: workspace)
    return file == place || OutputFile.areSame(file, place)
  }

  /// The policy that stands where another shall; a file that is none is not overwritten.
  private func olderPolicy(
    _ file: String
  ) throws(DeskProblem) -> (bytes: [UInt8], policy: Policy)? {
    guard file != "-", FileManager.default.fileExists(atPath: file), !OutputFile.isSpecial(file)
    else { return nil }
    let bytes = try FileText.read(file)
    do {
      return (bytes, try PolicyFile.policy(bytes, catalogue))
    } catch {
      throw .file(file, problem: "stands there and is no policy (\(error.sentence)); name another")
    }
  }

  /// Keeps a version under its own name, `policy@2.json` beside `policy.json`.
  private static func keep(
    _ bytes: [UInt8], of policy: Policy, beside file: String
  ) throws(DeskProblem) -> String {
    let stem = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
    // A version may hold any letter; a name of a file may not.
    let version = String(
      policy.version.map {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "_"
      })
    var place = "\(stem)@\(version).json"
    var copy = 1
    while FileManager.default.fileExists(atPath: place) {
      if try FileText.read(place) == bytes { return place }
      copy += 1
      place = "\(stem)@\(version)-\(copy).json"
    }
    try writeDurably(bytes, to: place)
    return place
  }

  private static func writeDurably(_ bytes: [UInt8], to file: String) throws(DeskProblem) {
    let output = try OutputFile(file)
    try output.write(bytes)
    try output.finish()
    guard file == "-" || OutputFile.isSpecial(file) || DurableFile.syncFolder(of: file) else {
      throw .file(file, problem: "the folder cannot be synced: \(FileText.systemProblem)")
    }
  }

  private static func makeFolder(of file: String) throws(DeskProblem) {
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .file(folder, problem: "the folder cannot be made: \(FileText.systemProblem)")
    }
  }
}

extension Desk {
  /// Whether a plain file stands at a path.
  package static func isFile(_ path: String) -> Bool {
    path != "-" && FileManager.default.fileExists(atPath: path) && !OutputFile.isSpecial(path)
  }
}

extension String {
  /// Without the key that already stands before the sentence.
  fileprivate func without(_ key: String) -> String {
    for start in [key, "rules.\(key)"] {
      for end in [": ", " "] where hasPrefix(start + end) {
        return String(dropFirst((start + end).count))
      }
    }
    return self
  }
}
