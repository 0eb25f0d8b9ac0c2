/// Why a text is no policy, as a sentence that names the key and the way out.
struct PolicyProblem: Error, Equatable {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}
