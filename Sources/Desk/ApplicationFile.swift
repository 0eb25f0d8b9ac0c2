package import Lending
internal import StrictJSON

/// An application of the form `{"product":…,"reference":…,"fields":{…}}`, read and not yet checked.
package struct ApplicationFile: Sendable {
  /// What the file says that it is; nil where it does not say.
  package let product: Product?
  package let reference: String?
  /// For the monitoring of fairness alone; no form and no model gets it.
  package let groups: GroupAttributes?
  private let entries: [FieldID: ApplicationForm.Entry]

  /// Reads a file; `-` stands for standard input.
  package init(_ file: String) throws(DeskProblem) {
    let json: JSONValue
    do {
      json = try StrictJSON.parse(try FileText.read(file))
    } catch let problem as JSONProblem {
      throw .json(file: file, problem)
    } catch let problem as DeskProblem {
      throw problem
    } catch {
      throw .file(file, problem: "cannot be read")
    }
    guard let members = json.members else {
      throw .json(file: file, JSONProblem(kind: .shape(path: ""), offset: 0))
    }
    if let named = json["product"] {
      let product = Product(rawValue: named.string ?? "")
      guard ModelSet.isScreened(product) || product == .recovery else { throw .wrongProduct }
      self.product = product
    } else {
      product = nil
    }
    guard let fields = json["fields"]?.members else {
      throw .json(file: file, JSONProblem(kind: .shape(path: "fields"), offset: 0))
    }
    var entries: [FieldID: ApplicationForm.Entry] = [:]
    var groups: [String: String] = [:]
    for field in fields {
      if GroupAttributes.names.contains(field.name), let text = field.value.plainText,
        GroupAttributes.isPlain(text)
      {
        groups[field.name] = text
        continue
      }
      switch field.value {
      case .null: break
      case .number(let value): entries[FieldID(field.name)] = .number(value)
      case .string(let text): entries[FieldID(field.name)] = .text(text)
      case .bool, .array, .object: entries[FieldID(field.name)] = .wrongType
      }
    }
    // Whatever else stands in the file is told with the problems of the fields, all at once.
    for member in members where !["product", "reference", "fields"].contains(member.name) {
      entries[FieldID("\(member.name) (outside of fields)")] = .wrongType
    }
    if let reference = json["reference"], reference.string == nil {
      entries["reference (a text)"] = .wrongType
    }
    self.entries = entries
    self.groups = GroupAttributes(groups)
    reference = json["reference"]?.string
  }

  /// The form for a product, which must be the file's own where it says one.
  package func form(of product: Product) throws(DeskProblem) -> ApplicationForm {
    if let named = self.product, named != product { throw .otherProduct(named, than: product) }
    return ApplicationForm(product: product, entries: entries)
  }
}

extension JSONValue {
  /// A text or a number as a text; empty for null.
  fileprivate var plainText: String? {
    switch self {
    case .string(let text): text
    case .number(let number): Figure.plain(number)
    case .null: ""
    default: nil
    }
  }
}

extension Desk {
  /// Reads an application of the desk's product.
  package func readApplication(
    _ file: String
  ) throws(DeskProblem) -> (form: ApplicationForm, reference: String?) {
    let read = try ApplicationFile(file)
    return (try read.form(of: catalogue.product), read.reference)
  }
}
