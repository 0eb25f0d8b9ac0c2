import Foundation
import Testing

@Test func fieldsOfTheCatalogueAreThoseOfTheSchema() throws {
  let command = try Command()
  let schema = try JSONSerialization.jsonObject(
    with: Data(command.run("fields", "installment-loan", "--json-schema").output.utf8))
  let properties = (schema as? [String: Any])?["properties"] as? [String: Any]
  let fields = (properties?["fields"] as? [String: Any])?["properties"] as? [String: Any]
  let listed = try command.run("fields", "installment-loan").output
  #expect((fields?.count ?? 0) >= 26)
  for name in fields?.keys ?? [:].keys { #expect(listed.contains(name), "\(name)") }
}
