package import Lending
package import Sealing

/// `pack.json`: what a pack is, what it was made from, and the digest of each of its files.
package struct PackManifest: Codable, Sendable, Equatable {
  package static let currentFormat = 1

  /// One number of the model card, with its interval where there is one.
  package struct Metric: Codable, Sendable, Equatable {
    package let name: String
    /// The rows it was measured on, in words.
    package let on: String
    package let value: Double
    package let low: Double?
    package let high: Double?

    package init(name: String, on: String, value: Double, low: Double? = nil, high: Double? = nil) {
      self.name = name
      self.on = on
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// One file that training read.
  package struct DataSource: Codable, Sendable, Equatable {
    package let name: String
    package let digest: SHA256Digest
    package let rows: Int

    package init(name: String, digest: SHA256Digest, rows: Int) {
      self.name = name
      self.digest = digest
      self.rows = rows
    }
  }

  package let format: Int
  package let product: Product
  package let variant: String
  package let version: String
  /// One sentence that tells the pack from its sisters.
  package let title: String
  package let data: [DataSource]
  /// Which rows served what.
  package let split: String
  package let learner: String
  package let libraries: [String: String]
  package let metrics: [Metric]
  package let files: [String: SHA256Digest]

  package init(
    product: Product, variant: String, version: String, title: String, data: [DataSource],
    split: String, learner: String, libraries: [String: String], metrics: [Metric],
    files: [String: SHA256Digest]
  ) {
    format = Self.currentFormat
    self.product = product
    self.variant = variant
    self.version = version
    self.title = title
    self.data = data
    self.split = split
    self.learner = learner
    self.libraries = libraries
    self.metrics = metrics
    self.files = files
  }

  package var name: ModelName { ModelName(product: product, variant: variant, version: version) }
}
