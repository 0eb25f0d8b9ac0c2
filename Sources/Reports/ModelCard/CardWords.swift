package import Lending

/// The names of fields, answers and inputs in a card, as people say them.
///
/// A card is written for people and programs alike and calls things by their ids; a page is for people.
package struct CardWords {
  private let labels: [String: String]
  private let fields: Set<String>

  package init(_ catalogue: FieldCatalogue) {
    var labels: [String: String] = [:]
    for field in catalogue.fields {
      if case .choice(let choices) = field.kind {
        for choice in choices where labels[choice.id] == nil { labels[choice.id] = choice.label }
      }
    }
    // A field that is called like an answer of another is the one that a card means.
    for field in catalogue.fields { labels[field.id.rawValue] = field.label }
    self.labels = labels
    fields = Set(catalogue.fields.map(\.id.rawValue))
  }

  /// A text in which no id stands: known ones by their labels, others with blanks between their words.
  func told(_ text: String) -> String {
    var result = ""
    var word = ""
    func end() {
      result += word.contains("_") ? spoken(word) : word
      word = ""
    }
    for letter in text {
      if letter.isASCII, letter.isLetter || letter.isNumber || letter == "_" {
        word.append(letter)
      } else {
        end()
        result.append(letter)
      }
    }
    end()
    return result
  }

  /// A cell of a table, which may be an id without any sign of being one.
  func cell(_ text: String) -> String {
    let names = text.split(separator: ", ", omittingEmptySubsequences: false)
    guard names.allSatisfy({ fields.contains(String($0)) }) else { return told(text) }
    return names.map { labels[String($0)] ?? String($0) }.joined(separator: ", ")
  }

  private func spoken(_ word: String) -> String {
    labels[word] ?? word.split(separator: "_").joined(separator: " ")
  }
}
