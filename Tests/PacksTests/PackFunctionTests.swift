import Scoring
import Testing

@testable import Packs

/// XGBoost writes what is no number in its own words, which JSON lacks.
@Test(arguments: ["NaN", "Infinity", "-Infinity"])
func aModelThatIsNotSupportedIsNamedWhateverStandsInItsNumbers(number: String) {
  let text = """
    {"learner":{"gradient_booster":{"model":{"trees":[{"split_conditions":[\(number),0.5]}],\
    "tree_info":[0]},"name":"gbtree"},"learner_model_param":{"base_score":"5E-1","num_class":"0",\
    "num_feature":"6","num_target":"2"},"objective":{"name":"binary:logistic"}},"version":[2,1,4]}
    """
  #expect(throws: PackError.unusable(folder: "own", .unsupportedTrees("several targets"))) {
    try PackFunction.decode(Array(text.utf8), .trees, folder: "own")
  }
}
