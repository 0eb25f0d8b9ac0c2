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
    for member in members where !["product", "reference", "fields"].contains(member.name) {
      throw .application(
        FieldProblems([FieldProblem(field: FieldID(member.name), kind: .unknownField)]))
    }
    let product =
      json["product"]?.string ?? (json["product"] == nil ? catalogue.product.rawValue : "")
    guard product == catalogue.product.rawValue else { throw .wrongProduct(product) }
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
    return (
      ApplicationForm(product: catalogue.product, entries: entries), json["reference"]?.string
    )
  }
}
