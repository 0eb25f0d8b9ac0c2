internal import Lending
internal import StrictJSON

/// One change of a policy: a word and what shall stand there, as a person types it.
struct PolicyEdit {
  let key: String
  let value: String

  /// Words that take a rule away.
  private static let nothing: Set<String> = ["none", "off"]

  /// The policy's text with the change and a raised version.
  func applied(
    to bytes: [UInt8], _ catalogue: FieldCatalogue, after other: String?
  ) throws(PolicyProblem) -> (text: [UInt8], policy: Policy) {
    guard let path = PolicyKey.path(meaning: key, of: catalogue.product) else {
      let known = PolicyKey.paths(of: catalogue.product)
      let last = known.map { String($0.split(separator: ".").last ?? "") }
      throw PolicyProblem("there is no such key" + PolicyKey.nearestWords(to: key, among: last))
    }
    guard path != "version", path != "product" else {
      throw PolicyProblem(
        path == "version"
          ? "the version is raised by every change" : "a policy stays one of its product")
    }
    let before = try PolicyFile.policy(bytes, catalogue)
    do {
      let json = try StrictJSON.parse(bytes)
      let steps = path.split(separator: ".").map(String.init)
      let changed = json.with(try jsonValue(at: path), at: steps)
      guard changed != json else { throw PolicyProblem("the policy says so already") }
      var version = Self.successor(of: before.version)
      while version == other { version = Self.successor(of: version) }
      let text = try changed.with(.string(version), at: ["version"]).text() + "\n"
      let result = Array(text.utf8)
      return (result, try PolicyFile.policy(result, catalogue))
    } catch let problem as PolicyProblem {
      throw problem
    } catch {
      throw PolicyProblem("the value cannot be written down")
    }
  }

  /// What the words of the person mean; nil takes the key away.
  private func jsonValue(at path: String) throws(PolicyProblem) -> JSONValue? {
    let text = value.trimmed
    if Self.nothing.contains(text.lowercased()) { return nil }
    if path == "name" { return .string(text) }
    if let first = text.first, "[{".contains(first) {
      do { return try StrictJSON.parse(Array(text.utf8)) } catch {
        throw PolicyProblem("the value is \(error.sentence)")
      }
    }
    if path == "rules.required" {
      return .array(text.split(separator: ",").map { .string(String($0).trimmed) })
    }
    if let number = Figure.read(text) { return .number(number) }
    return .string(text)
  }

  /// `3` after `2`, `2024-10` after `2024-9`, `draft-2` after `draft`.
  static func successor(of version: String) -> String {
    let digits = String(version.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard let number = Int(digits), number < Int.max else { return version + "-2" }
    return version.dropLast(digits.count) + String(number + 1)
  }
}

extension String {
  fileprivate var trimmed: String {
    let tail = drop(while: \.isWhitespace)
    return String(tail.reversed().drop(while: \.isWhitespace).reversed())
  }
}
