import Lending

/// A challenger's explanation as JSON, in the words of an assessment's.
struct ChallengerDocument: Encodable {
  struct Part: Encodable {
    let field: FieldID
    let value: FieldValue?
    let contribution: Double
  }

  let model: String
  let packDigest: String
  let probabilityOfDefault: Double
  let logOdds: Double
  let base: Double
  let contributions: [Part]

  init(_ explanation: ChallengerExplanation) {
    model = explanation.model
    packDigest = explanation.packDigest
    probabilityOfDefault = explanation.probability.value
    logOdds = explanation.probability.logOdds
    base = explanation.base
    contributions = explanation.parts.map {
      Part(field: $0.field, value: $0.value, contribution: $0.logOdds)
    }
  }
}
