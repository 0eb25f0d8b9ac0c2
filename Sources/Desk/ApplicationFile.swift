package import Lending
internal import StrictJSON

extension Desk {
  /// Reads an application of the form `{"product":…,"reference":…,"fields":{…}}`.
  package func readApplication(
    _ file: String
  ) throws(DeskProblem) -> (form: ApplicationForm, reference: String?) {
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
    let product =
      json["product"]?.string ?? (json["product"] == nil ? catalogue.product.rawValue : "")
    guard product == catalogue.product.rawValue else { throw .wrongProduct }
    guard let fields = json["fields"]?.members else {
      throw .json(file: file, JSONProblem(kind: .shape(path: "fields"), offset: 0))
    }
    var entries: [FieldID: ApplicationForm.Entry] = [:]
    for field in fields {
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
    return (
      ApplicationForm(product: catalogue.product, entries: entries), json["reference"]?.string
    )
  }
}
