internal import Lending
internal import Scoring

/// How a model is trained: its learner, its inputs and the learner's settings.
///
/// Which of several recipes of a learner is taken is decided by cross-validation inside the training
/// rows (`Selection`); the test rows take no part.
struct Recipe: Sendable {
  let learner: Learner
  /// Tells recipes of one plan apart.
  let name: String
  let features: [Feature]
  let settings: Settings
  /// How often each input is left out of the copies that teach what unknown means.
  let blanking: Blanking

  /// What the learner is told.
  enum Settings: Sendable {
    case trees(TreeSettings)
    case linear(LinearTrainer.Settings)
    case network(NetworkTrainer.Settings)
  }

  /// In words, for the model card.
  var description: String {
    let copies = blanking.copies == 0 ? "" : ", \(blanking.copies) blanked copies of each row"
    let learned =
      switch settings {
      case .trees(let settings): settings.description
      case .linear(let settings): settings.description
      case .network(let settings): settings.description
      }
    return "\(learned); \(features.count) inputs\(copies)"
  }

  /// The libraries that take part; levels and pairs are learned with XGBoost for every learner.
  var libraries: [String: String] {
    var libraries = ["libxgboost": Booster.libraryVersion ?? "unknown"]
    switch settings {
    case .linear: libraries["liblinear"] = LinearLibrary.fileName
    case .trees, .network: break
    }
    return libraries
  }

  /// Steps of training this recipe once, such as trees, for progress.
  var steps: Int {
    switch settings {
    case .trees(let settings): settings.rounds
    case .linear: 1
    case .network(let settings): settings.members * settings.epochs
    }
  }
}
