/// On what outcomes a model is recalibrated, and where what comes of it goes.
package struct RecalibrationRequest: Sendable {
  package enum Source: Sendable {
    /// Loans of a table or kept cases.
    case loans(MonitorRequest)
    /// Files of sums of branches.
    case sums([String])
  }

  package var source: Source
  /// Name of the model; nil takes the one that answered.
  package var model: String?
  /// Folder of models in which the new version is put; nil writes none.
  package var output: String?

  package init(_ source: Source, model: String? = nil, output: String? = nil) {
    self.source = source
    self.model = model
    self.output = output
  }
}

/// What a branch wrote for its head office.
package struct SumsNote: Sendable, Equatable, Encodable {
  package let model: String
  package let file: String
  /// With noise about so many.
  package let loans: Int
  package let defaults: Int
  package let epsilon: Double?
}
