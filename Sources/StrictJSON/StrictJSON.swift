internal import FoundationEssentials

/// The one gate for JSON from outside: RFC 8259, and no name twice, no bad UTF-8, no endless depth.
///
/// Foundation's two readers disagree on repeated names and let bad UTF-8 pass in names that nobody
/// reads, so nothing is hashed, scored or kept before it came through here.
package enum StrictJSON {
  package static let defaultDepth = 64
  package static let defaultSize = 64 << 20

  /// Reads a whole text.
  ///
  /// - Parameter acceptsNonFinite: takes `NaN`, `Infinity` and `-Infinity` for numbers, which JSON
  ///   lacks and XGBoost writes, in places that it does not read again.
  package static func parse(
    _ bytes: [UInt8], maximumDepth: Int = defaultDepth, maximumSize: Int = defaultSize,
    acceptsNonFinite: Bool = false
  ) throws(JSONProblem) -> JSONValue {
    guard bytes.count <= maximumSize else {
      throw JSONProblem(kind: .tooLarge(limit: maximumSize), offset: 0)
    }
    var reader = JSONReader(
      bytes, maximumDepth: maximumDepth, acceptsNonFinite: acceptsNonFinite)
    return try reader.document()
  }

  /// Checks the text by the rules above, then decodes it.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], maximumSize: Int = defaultSize
  ) throws(JSONProblem) -> Value {
    _ = try parse(bytes, maximumSize: maximumSize)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw JSONProblem(kind: .shape(path: error.path), offset: 0)
    } catch {
      throw JSONProblem(kind: .shape(path: ""), offset: 0)
    }
  }

  /// Writes a value with sorted names, so that the same value gives the same bytes.
  ///
  /// - Parameter snakeCase: writes `pdLow` as `pd_low`, as the command line's words are.
  package static func encode<Value: Encodable>(
    _ value: Value, pretty: Bool = false, snakeCase: Bool = false
  ) throws(JSONProblem) -> [UInt8] {
    if !pretty, !snakeCase {
      do {
        return try CompactEncoder.bytes(of: value)
      } catch {
        throw JSONProblem(kind: .shape(path: "\(Value.self)"), offset: 0)
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    if snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    do {
      return [UInt8](try encoder.encode(value))
    } catch {
      throw JSONProblem(kind: .shape(path: "\(Value.self)"), offset: 0)
    }
  }
}

extension DecodingError {
  /// The names that lead to the fault; never the value.
  fileprivate var path: String {
    let context: Context? =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context
      case .keyNotFound(let key, let context):
        Context(codingPath: context.codingPath + [key], debugDescription: "")
      @unknown default: nil
      }
    return (context?.codingPath ?? []).map { key in
      key.intValue.map { "[\($0)]" } ?? key.stringValue
    }.joined(separator: ".")
  }
}
