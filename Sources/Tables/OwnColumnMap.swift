package import Lending
package import StrictJSON

/// A lender's own map from a file, checked against the fields of its product.
package enum OwnColumnMap {
  /// What is wrong with a map, and where.
  package struct Problem: Error, Sendable, Equatable {
    /// Names that lead to the place, `columns.home_ownership.values`.
    package let path: String
    package let reason: String

    package var sentence: String { path.isEmpty ? reason : "\(path) \(reason)" }
  }

  /// What the map is for; every map must say it.
  package static func product(_ json: JSONValue) throws(Problem) -> Product {
    guard json.members != nil else {
      throw Problem(path: "", reason: "an object with product and columns is needed")
    }
    guard let name = json["product"]?.string, !name.isEmpty else {
      throw Problem(path: "product", reason: "must name what the table holds")
    }
    return Product(rawValue: name)
  }

  /// The map that a file says.
  package static func read(
    _ json: JSONValue, name: String, _ catalogue: FieldCatalogue
  ) throws(Problem) -> ColumnMap {
    let product = try product(json)
    try refuseOthers(
      json.members ?? [], than: ["product", "id", "columns", "dates", "decimal"], "")
    guard let columns = json["columns"]?.members else {
      throw Problem(path: "columns", reason: "must be an object with fields and their columns")
    }
    let forms = try dateForms(json["dates"])
    var rules: [ColumnMap.Rule] = []
    for column in columns {
      let path = "columns.\(column.name)"
      guard let field = catalogue[FieldID(column.name)] else {
        throw Problem(
          path: path, reason: "is not a field of \(product); `assay fields \(product)` lists them")
      }
      if let rule = try rule(field, column.value, forms, path) { rules.append(rule) }
    }
    guard !rules.isEmpty else {
      throw Problem(path: "columns", reason: "must name a column for one field at least")
    }
    let id = try optionalText(json["id"], "id")
    return ColumnMap(
      name: name, product: product, idColumns: [id?.lowercased() ?? "id"], namesID: id != nil,
      rules: rules, decimalMark: try decimalMark(json["decimal"]))
  }

  /// An empty map: every field with no column yet, and years with the two dates that they may lie
  /// between.
  package static func template(_ catalogue: FieldCatalogue) -> String {
    let fields = catalogue.fields.map { field in
      let column = isInYears(field) ? #"{"column": "", "until": ""}"# : "\"\""
      return "    \"\(field.id)\": \(column)"
    }.joined(separator: ",\n")
    return """
      {
        "product": "\(catalogue.product)",
        "id": "",
        "columns": {
      \(fields)
        },
        "dates": "",
        "decimal": ""
      }
      """
  }

  private static func isInYears(_ field: Field) -> Bool {
    if case .number(let range) = field.kind { range.unit == .years } else { false }
  }

  private static func refuseOthers(
    _ members: [JSONMember], than known: [String], _ path: String
  ) throws(Problem) {
    for member in members where !known.contains(member.name) {
      throw Problem(
        path: path.isEmpty ? member.name : "\(path).\(member.name)",
        reason: "is not known here; there may be \(known.joined(separator: ", "))")
    }
  }

  /// A text that may be left out or empty.
  private static func optionalText(_ value: JSONValue?, _ path: String) throws(Problem) -> String? {
    guard let value else { return nil }
    guard let text = value.string else { throw Problem(path: path, reason: "must be a text") }
    return text.isBlank ? nil : text
  }

  /// Without a name every form counts that can be read in one way only.
  private static func dateForms(_ value: JSONValue?) throws(Problem) -> [DateForm] {
    guard let name = try optionalText(value, "dates") else {
      return [.plain, .dayMonthYearDots, .yearMonthDaySlashes]
    }
    guard let form = DateForm(rawValue: name), form != .plain else {
      let known = DateForm.allCases.filter { $0 != .plain }.map(\.rawValue)
      throw Problem(path: "dates", reason: "must be one of \(known.joined(separator: ", "))")
    }
    return [form]
  }

  private static func decimalMark(
    _ value: JSONValue?
  ) throws(Problem) -> TableDialect.DecimalMark? {
    guard let name = try optionalText(value, "decimal") else { return nil }
    guard let mark = TableDialect.DecimalMark(rawValue: name) else {
      throw Problem(path: "decimal", reason: "must be point or comma")
    }
    return mark
  }

  /// Nil where no column is named.
  private static func rule(
    _ field: Field, _ value: JSONValue, _ forms: [DateForm], _ path: String
  ) throws(Problem) -> ColumnMap.Rule? {
    if let column = value.string {
      return column.isBlank ? nil : ColumnMap.Rule(field.id, [[column.lowercased()]], .ours(field))
    }
    guard let members = value.members else {
      throw Problem(path: path, reason: "must be the name of a column or an object with column")
    }
    try refuseOthers(members, than: ["column", "values", "unit", "until"], path)
    let isOpen = members.allSatisfy { $0.value.string?.isBlank ?? false }
    if isOpen, value["column"] != nil { return nil }
    guard let column = value["column"]?.string, !column.isBlank else {
      throw Problem(path: "\(path).column", reason: "must name a column")
    }
    // As the template leaves it, for a column of years.
    let hasUntil = value["until"].map { $0.string.map { !$0.isBlank } ?? true } ?? false
    let given = ["values", "unit", "until"].filter {
      $0 == "until" ? hasUntil : value[$0] != nil
    }
    guard given.count <= 1 else {
      throw Problem(path: path, reason: "cannot have \(given.joined(separator: " and ")) together")
    }
    var columns = [[column.lowercased()]]
    let reading: CellReading
    if let values = value["values"] {
      reading = .words(try words(values, field, "\(path).values"))
    } else if let unit = value["unit"] {
      // A unit that is said is believed, so it is no plain number even where it is the field's own.
      reading = .scaled(try unitChange(unit, field, "\(path).unit") ?? .times(1))
    } else if hasUntil {
      guard let other = value["until"]?.string else {
        throw Problem(path: "\(path).until", reason: "must name a column")
      }
      guard isInYears(field) else {
        throw Problem(path: "\(path).until", reason: "is for fields in years only")
      }
      // The reading knows a third column as well, which an own map does not name.
      columns += [[other.lowercased()], []]
      reading = .yearsBetween(forms)
    } else {
      reading = .ours(field)
    }
    return ColumnMap.Rule(field.id, columns, reading)
  }

  private static func words(
    _ value: JSONValue, _ field: Field, _ path: String
  ) throws(Problem) -> [String: String] {
    guard let members = value.members else {
      throw Problem(path: path, reason: "must be an object with the table's words and ours")
    }
    var words: [String: String] = [:]
    for (place, member) in members.enumerated() {
      guard let ours = member.value.string ?? member.value.number.map({ Figure.plain($0) }) else {
        throw Problem(path: path, reason: "must give a text or a number for word \(place + 1)")
      }
      if !ours.isEmpty, case .refused(let kind) = field.read(.text(ours)) {
        let problem = FieldProblem(field: field.id, kind: kind)
        throw Problem(path: path, reason: "gives for word \(place + 1) what \(problem.sentence)")
      }
      words[member.name] = ours
    }
    return words
  }

  /// Nil where the table's unit is the field's own.
  private static func unitChange(
    _ value: JSONValue, _ field: Field, _ path: String
  ) throws(Problem) -> UnitChange? {
    let daysInYear = 365.25
    guard case .number(let range) = field.kind else {
      throw Problem(path: path, reason: "is for numbers only")
    }
    let known: [String: UnitChange?] =
      switch range.unit {
      case .percent: ["percent": nil, "fraction": .times(100)]
      case .years: ["years": nil, "months": .over(12), "days": .over(daysInYear)]
      // A loan of 1096 days is one of 36 months, which no whole number of days is.
      case .months where field.id == .termMonths:
        [
          "months": nil, "years": .wholeOver(1.0 / 12), "days": .wholeOver(daysInYear / 12),
        ]
      case .months: ["months": nil, "years": .times(12), "days": .over(daysInYear / 12)]
      // What is paid a month is a twelfth of what is paid a year.
      case .money where field.id == .annualIncome || field.id == .jointAnnualIncome:
        ["years": nil, "months": .times(12)]
      case .money, .count, .points: [:]
      }
    guard !known.isEmpty else {
      throw Problem(path: path, reason: "is not for this field, which has one unit only")
    }
    guard let name = value.string, let change = known[name] else {
      throw Problem(
        path: path, reason: "must be one of \(known.keys.sorted().joined(separator: ", "))")
    }
    return change
  }
}
