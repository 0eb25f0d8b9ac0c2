extension JSONValue {
  /// The value as a person would write it into a file: members in their order, two blanks a level.
  package func text(indent: Int = 0) throws(JSONProblem) -> String {
    let (inner, outer) = (blanks(indent + 1), blanks(indent))
    switch self {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number):
      return number == number.rounded() && abs(number) < 1e15
        ? String(Int64(number)) : number.description
    case .string(let text): return try Self.quoted(text)
    case .array(let values):
      if values.isEmpty { return "[]" }
      var lines: [String] = []
      for value in values { lines.append(inner + (try value.text(indent: indent + 1))) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      var lines: [String] = []
      for member in members {
        let value = try member.value.text(indent: indent + 1)
        lines.append("\(inner)\(try Self.quoted(member.name)): \(value)")
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    }
  }

  /// The same value with what stands at a path exchanged, added, or with nil taken away; objects on the
  /// way are made where they are missing.
  package func with(_ value: JSONValue?, at path: some Collection<String>) -> JSONValue {
    guard let name = path.first else { return value ?? .null }
    var members = members ?? []
    let place = members.firstIndex { $0.name == name }
    let rest = path.dropFirst()
    if rest.isEmpty, value == nil {
      if let place { members.remove(at: place) }
      return .object(members)
    }
    let inside = (place.map { members[$0].value } ?? .object([])).with(value, at: rest)
    let member = JSONMember(name: name, value: inside)
    if let place { members[place] = member } else { members.append(member) }
    return .object(members)
  }

  private func blanks(_ level: Int) -> String { String(repeating: "  ", count: level) }

  private static func quoted(_ text: String) throws(JSONProblem) -> String {
    String(decoding: try StrictJSON.encode(text), as: UTF8.self)
  }
}
