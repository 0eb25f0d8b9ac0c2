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
      let nearest = PolicyKey.nearestWords(to: key, among: last)
      throw PolicyProblem(
        "there is no such key"
          + (nearest.isEmpty ? "; the keys are \(last.sorted().joined(separator: ", "))" : nearest))
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
      let value = try jsonValue(at: path)
      if value == nil, let problem = PolicyKey.needProblem(path) { throw PolicyProblem(problem) }
      let changed = json.with(value, at: steps)
      guard changed != json else { throw PolicyProblem("the policy says so already") }
      let version = Self.successor(of: before.version, and: other)
      let text = try changed.with(.string(version), at: ["version"]).text() + "\n"
      let result = Array(text.utf8)
      let policy = try PolicyFile.policy(result, catalogue)
      if let problem = Self.unknownTerm(in: policy, catalogue, before: before) {
        throw PolicyProblem(problem)
      }
      return (result, policy)
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
    if let number = Figure.read(text) {
      if PolicyKey.amounts.contains(path), Self.mayBeThousands(text) {
        let plain = Figure.plain((number * 1000).rounded())
        throw PolicyProblem(
          "a point before three digits may group thousands or begin decimals: write \(plain), or "
            + "\(Figure.plain(number)), without it")
      }
      return .number(number)
    }
    return .string(text)
  }

  /// `30.000` is thirty where a point begins decimals and thirty thousand where it groups them.
  private static func mayBeThousands(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].contains(where: \.isNumber) && parts[1].count == 3
      && parts[1].allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// A term for which no loan can ask, so that its rate would price nothing.
  ///
  /// What stood there before stays.
  private static func unknownTerm(
    in policy: Policy, _ catalogue: FieldCatalogue, before: Policy
  ) -> String? {
    guard case .number(let range) = catalogue[.termMonths]?.kind, !range.allowed.isEmpty else {
      return nil
    }
    let terms = range.allowed.map { Figure.plain($0) }
    let added = (policy.pricing?.assumedRate ?? [:]).keys.sorted().first {
      !terms.contains($0) && before.pricing?.assumedRate[$0] == nil
    }
    guard added != nil else { return nil }
    let keys = terms.map { "assumedRate.\($0)" }.joined(separator: " and ")
    return "no loan has that term: the keys are \(keys)"
  }

  /// `3` after `2`, `2024-10` after `2024-9`, `draft-2` after `draft`, and above what stands in the
  /// other file as well: `5` after `2` and `4`, since a version that repeats names two policies.
  static func successor(of version: String, and other: String?) -> String {
    let (stem, number) = parts(of: version)
    let highest = max(number ?? 1, other.flatMap { parts(of: $0).number } ?? 1)
    let next = stem + (number == nil ? "-" : "") + String(highest + 1)
    // Of a number that is too long to count with.
    return next == other ? next + "-2" : next
  }

  /// The number at the end of a version and what stands before it; nil where it has none.
  private static func parts(of version: String) -> (stem: String, number: Int?) {
    let digits = String(version.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard digits.count <= longestNumber, let number = Int(digits) else { return (version, nil) }
    return (String(version.dropLast(digits.count)), number)
  }

  /// A date and a time of day are no longer.
  private static let longestNumber = 15
}

extension String {
  fileprivate var trimmed: String {
    let tail = drop(while: \.isWhitespace)
    return String(tail.reversed().drop(while: \.isWhitespace).reversed())
  }
}
