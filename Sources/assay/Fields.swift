import ArgumentParser
import Desk
import Lending

/// Prints the field catalogue.
struct Fields: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the fields of a product: id, unit, range, meaning.")

  @Argument(help: "The kind of loan.")
  var product = "installment-loan"

  @Flag(help: "Print a JSON schema of an application file.")
  var jsonSchema = false

  @Flag(help: "Print the catalogue as JSON.")
  var json = false

  @Flag(help: "Print an empty column map for --lender.")
  var mapTemplate = false

  func run() throws {
    let catalogue = try Desk.catalogue(of: Product(rawValue: product))
    if mapTemplate {
      Program.say(Lender.mapTemplate(catalogue))
    } else if jsonSchema {
      try Program.say(json: ApplicationSchema(catalogue), asFile: true)
    } else if json {
      try Program.say(json: catalogue, asFile: true)
    } else {
      Program.say(text(catalogue))
    }
  }

  private func text(_ catalogue: FieldCatalogue) -> String {
    var lines: [String] = []
    for group in catalogue.groups {
      lines.append("\(group.label)\(group.isOptional ? " (optional)" : "")")
      var table = TextTable([.left, .left, .left])
      for field in catalogue.fields where field.group == group.id {
        let id = field.id.rawValue + (field.isRequired ? " *" : "")
        table.add([id, range(field, catalogue.currency), "\(field.label). \(field.help)"])
      }
      lines.append(table.text)
    }
    return lines.joined(separator: "\n")
      + "\n* required; every other field may be left out: unknown"
  }

  private func range(_ field: Field, _ currency: String) -> String {
    switch field.kind {
    // A longer list of whole numbers is told by its ends.
    case .number(let range) where (1...7).contains(range.allowed.count):
      return range.allowed.map { Figure.plain($0) }.joined(separator: " or ") + " "
        + range.unit.rawValue
    case .number(let range):
      let unit = range.unit == .money ? currency : range.unit.rawValue
      return "\(Figure.plain(range.minimum))…\(Figure.plain(range.maximum)) \(unit)"
    case .choice(let choices):
      return choices.count > 7
        ? "\(choices.count) words" : choices.map(\.id).joined(separator: ", ")
    case .text: return "text"
    }
  }
}
