/// What is measured of a model on loans whose end is known; the raw value is its name in files.
package enum Measure: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  case areaUnderCurve = "auc"
  case kolmogorovSmirnov = "ks"
  case gini
  case brier
  case logLoss = "log_loss"
  case calibrationError = "ece"
  case meanProbability = "mean_probability"
  case observedRate = "observed_rate"
  case calibrationSlope = "calibration_slope"
  case calibrationIntercept = "calibration_intercept"
  /// Share of loans whose probability reaches the cut-off.
  case flagged
  case accuracy, precision, recall, f1

  /// As a table heads it.
  package var title: String {
    switch self {
    case .areaUnderCurve: "AUC"
    case .kolmogorovSmirnov: "KS"
    case .gini: "Gini"
    case .brier: "Brier"
    case .logLoss: "log loss"
    case .calibrationError: "ECE"
    case .meanProbability: "mean probability"
    case .observedRate: "observed"
    case .calibrationSlope: "slope"
    case .calibrationIntercept: "intercept"
    case .flagged: "at or above the cut-off"
    case .accuracy: "accuracy"
    case .precision: "precision"
    case .recall: "recall"
    case .f1: "F1"
    }
  }
}
