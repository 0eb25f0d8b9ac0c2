internal import Glibc
internal import Lending

/// Words, numbers and date forms of all steps of a reader, so that a step itself is plain bytes and
/// costs no counting of references.
struct WordPool: Sendable {
  struct Word: Sendable {
    let start: Int
    let count: Int
    /// Place of the choice or the number; not a number for unknown.
    let code: Double
  }

  private(set) var letters: [UInt8] = [0]
  private(set) var words: [Word] = []
  private(set) var numbers: [Double] = []
  private(set) var forms: [DateForm] = []

  mutating func add(numbers new: [Double]) -> Range<Int> {
    numbers += new
    return numbers.count - new.count..<numbers.count
  }

  mutating func add(forms new: [DateForm]) -> Range<Int> {
    forms += new
    return forms.count - new.count..<forms.count
  }

  /// - Parameter pairs: the table's words with ours; words that the field refuses are left out, and
  ///   the first of two pairs with the same word counts.
  mutating func add(_ pairs: [(String, String)], _ field: Field) -> Range<Int> {
    let first = words.count
    var seen: Set<String> = []
    for (word, ours) in pairs where !word.isEmpty && seen.insert(word).inserted {
      guard let code = Self.code(of: ours, field) else { continue }
      words.append(Word(start: letters.count, count: word.utf8.count, code: code))
      letters += Array(word.utf8)
    }
    return first..<words.count
  }

  private static func code(of word: String, _ field: Field) -> Double? {
    switch field.read(word.isEmpty ? nil : .text(word)) {
    case .known(.number(let value)): return value
    case .known(.choice(let id)):
      guard case .choice(let choices) = field.kind else { return nil }
      return choices.firstIndex { $0.id == id }.map(Double.init)
    case .unknown: return .nan
    case .refused: return nil
    }
  }

  /// Gives the pool without its owner for as long as `body` runs.
  @inline(__always)
  func withView<Result>(_ body: (View) -> Result) -> Result {
    letters.withUnsafeBufferPointer { letters in
      words.withUnsafeBufferPointer { words in
        numbers.withUnsafeBufferPointer { numbers in
          forms.withUnsafeBufferPointer { forms in
            body(View(letters: letters, words: words, numbers: numbers, forms: forms))
          }
        }
      }
    }
  }

  struct View {
    let letters: UnsafeBufferPointer<UInt8>
    let words: UnsafeBufferPointer<Word>
    let numbers: UnsafeBufferPointer<Double>
    let forms: UnsafeBufferPointer<DateForm>

    @inline(__always)
    func contains(_ value: Double, _ range: Range<Int>) -> Bool {
      var index = range.lowerBound
      while index < range.upperBound {
        if numbers[index] == value { return true }
        index += 1
      }
      return false
    }

    /// The code of the word that a cell is; nil where it is none of these.
    @inline(__always)
    func code(
      of cell: Range<Int>, _ bytes: UnsafePointer<UInt8>, among range: Range<Int>
    ) -> Double? {
      guard let letters = letters.baseAddress else { return nil }
      var index = range.lowerBound
      while index < range.upperBound {
        let word = words[index]
        if word.count == cell.count,
          memcmp(bytes + cell.lowerBound, letters + word.start, word.count) == 0
        {
          return word.code
        }
        index += 1
      }
      return nil
    }
  }
}
