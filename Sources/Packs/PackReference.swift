package import Lending

/// `reference.json`: the training loans in aggregate, without a single row of them.
package struct PackReference: Codable, Sendable, Equatable {
  package let line: ReferenceLine
  package let distributions: [ReferenceDistribution]

  package init(line: ReferenceLine, distributions: [ReferenceDistribution]) {
    self.line = line
    self.distributions = distributions
  }
}
