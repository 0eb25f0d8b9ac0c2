/// A library that only training needs; the product scores without it.
package enum LearningLibrary: String, Sendable, Equatable, CaseIterable {
  /// Boosted trees.
  case xgboost
  /// Logistic regression and linear support vector machines.
  case liblinear

  package var name: String {
    switch self {
    case .xgboost: "XGBoost"
    case .liblinear: "liblinear"
    }
  }

  /// The package that brings it on Debian 12.
  package var debianPackage: String {
    switch self {
    case .xgboost: "libxgboost0"
    case .liblinear: "liblinear4"
    }
  }
}
