package import Lending

/// Reads the inputs of a model from the applications of one catalogue.
///
/// Where each field stands is found once. An application of another layout is read as well, only
/// slower.
package final class InputReader: Sendable {
  package let features: [Feature]
  private let fingerprint: UInt64
  private let steps: [InputStep]
  private let codes: [Float]

  package init(_ features: [Feature], layout: FieldLayout) {
    self.features = features
    fingerprint = layout.fingerprint
    var codes: [Float] = []
    steps = features.map { InputStep($0.source, in: layout, codes: &codes) }
    self.codes = codes
  }

  package var count: Int { steps.count }

  /// All inputs, unknown as not a number.
  package func row(_ application: LoanApplication) -> [Float] {
    guard application.layout.fingerprint == fingerprint else {
      return features.map { $0.value(in: application) }
    }
    // Filled in place: the library's way to make an array in one go is slower for a few numbers.
    var row = [Float](repeating: .nan, count: steps.count)
    for index in steps.indices { row[index] = read(index, application) }
    return row
  }

  /// One input, as in `row`.
  package func value(_ index: Int, in application: LoanApplication) -> Float {
    guard application.layout.fingerprint == fingerprint else {
      return features[index].value(in: application)
    }
    return read(index, application)
  }

  private func read(_ index: Int, _ application: LoanApplication) -> Float {
    // An answer that no list holds may have a code all the same.
    if case .code(let place, _, _) = steps[index], application.entry(at: place) < 0 {
      return features[index].value(in: application)
    }
    return steps[index].value(in: application, codes: codes)
  }
}
