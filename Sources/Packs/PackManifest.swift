package import Lending
package import Sealing

/// `pack.json`: what a pack is, what it was made from, and the digest of each of its files.
package struct PackManifest: Codable, Sendable, Equatable {
  package static let currentFormat = 1

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
  package let metrics: [ModelMetric]
  package let files: [String: SHA256Digest]

  package init(
    product: Product, variant: String, version: String, title: String, data: [DataSource],
    split: String, learner: String, libraries: [String: String], metrics: [ModelMetric],
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
