internal import Lending
internal import Scoring

/// What may not be an input of a credit score, by the words in its name.
///
/// Regulation B §1002.6(b) forbids race, colour, religion, national origin, sex and marital status;
/// the house leaves out age and the usual proxies (first name, ZIP code, region) as well.
package enum LawfulInputs {
  private static let forbidden: Set<String> = [
    "sex", "gender", "race", "ethnicity", "ethnic", "colour", "color", "religion", "nationality",
    "citizenship", "marital", "married", "marriage", "spouse", "children", "pregnancy", "birth",
    "age", "age_band", "name", "zip", "postcode", "postal", "address", "region", "state",
    "language", "disability", "health", "group", "origin", "creed", "caste", "tribe", "dob",
    "surname", "sexual", "orientation", "assistance", "welfare", "dependents", "dependants",
    "education", "veteran", "pregnant", "birthday", "old", "senior", "retired", "female", "male",
    "woman", "man", "hispanic", "latino", "black", "white", "asian", "native", "husband", "wife",
    "widowed", "divorced", "single", "alimony", "child", "family", "household", "immigrant",
    "immigration", "tongue", "church", "city", "county", "country", "metro", "tract",
    "neighborhood",
    "title", "maidenname", "hometown",
  ]
  /// Forbidden wherever they stand in a name, however its words are joined.
  private static let stems = [
    "zipcode", "postcode", "birth", "marital", "gender", "ethnic", "religio", "nationalit",
    "firstname", "lastname", "surname", "citizen", "sexual", "nationalorigin", "publicassist",
  ]

  /// Whether the name speaks of an attribute that a score may not see.
  ///
  /// `group_age_band` is forbidden; `mortgage_accounts` and `credit_history_years` are not.
  package static func forbids(_ name: String) -> Bool {
    let words = words(name)
    let joined = words.joined()
    return !forbidden.isDisjoint(with: words) || stems.contains { joined.contains($0) }
  }

  /// The words of a name in small letters, however they are joined: `applicantAge` has two.
  private static func words(_ name: String) -> [String] {
    var parted = ""
    for letter in name {
      if letter.isUppercase, parted.last?.isLowercase ?? false { parted.append("_") }
      parted.append(letter)
    }
    return parted.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// Protected attributes and their proxies are no inputs, whatever a pack says.
  static func refuse(_ features: [Feature], in folder: String) throws(PackError) {
    for feature in features {
      // What is read counts, whatever the input calls itself.
      let names = [FieldID(feature.name), feature.toldAs] + feature.fieldsRead
      if let forbidden = names.first(where: { forbids($0.rawValue) }) {
        throw .unlawfulField(folder: folder, field: forbidden)
      }
    }
  }
}
