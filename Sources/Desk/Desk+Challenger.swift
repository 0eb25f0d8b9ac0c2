internal import Assessing
internal import Explaining
package import Lending
internal import Packs
internal import Scoring

extension Desk {
  /// Why a challenger decides no case.
  func refusal(_ model: any ScoringModel) -> PackError {
    let isExplained = (model as? RankingModel).map { (try? ChallengerExplainer($0)) != nil }
    return isExplained ?? false ? .decidesNoCase(model.name) : .notExplained(model.name)
  }

  /// Why the challenger that was asked for says what it says; nil where the model that answers tells
  /// its own reasons.
  ///
  /// Throws for a challenger without trees, such as a neural net.
  package func challengerExplanation(
    _ form: ApplicationForm
  ) throws(DeskProblem) -> ChallengerExplanation? {
    let application: LoanApplication
    do { application = try checked(form) } catch { throw .application(error) }
    let underwriter = underwriter(for: application)
    guard !underwriter.explains, let model = underwriter.model as? RankingModel else { return nil }
    guard let explainer = try? ChallengerExplainer(model) else {
      throw .pack(.notExplained(model.name))
    }
    let values = explainer.shapley(model.row(application))
    var sums: [FieldID: Double] = [:]
    for (feature, value) in zip(model.features, values[0]) {
      sums[feature.toldAs, default: 0] += value
    }
    return ChallengerExplanation(
      model: model.name.description, packDigest: model.digest, base: values.expected,
      parts: catalogue.fields.compactMap { field in
        sums[field.id].map {
          ChallengerExplanation.Part(
            field: field.id, value: application.told(field.id), logOdds: $0)
        }
      },
      probability: model.measured(application).probability)
  }
}
