/// Works out answers beside the main thread, one at a time; a stale answer never takes the place of
/// a newer one.
///
/// While one question is worked on, later ones wait and only the last of them is answered, so that
/// typing fast never queues work.
@MainActor
final class LatestAnswer<Question: Equatable & Sendable, Answer: Sendable> {
  private let work: @Sendable (Question) -> Answer
  private let onAnswer: (Question, Answer) -> Void
  /// Nil where nothing is asked any more.
  private var wanted: Question?
  private var answered: Question?
  private var isWorking = false

  init(
    _ work: @escaping @Sendable (Question) -> Answer,
    onAnswer: @escaping (Question, Answer) -> Void
  ) {
    self.work = work
    self.onAnswer = onAnswer
  }

  /// Asks; an equal question that is answered or under way is not asked again.
  func ask(_ question: Question) {
    guard wanted != question else { return }
    wanted = question
    guard !isWorking else { return }
    isWorking = true
    Task { await answerAll() }
  }

  /// Whether the answer that was given last is this question's.
  func hasAnswered(_ question: Question) -> Bool { answered == question }

  /// Wants no answer any more.
  func forget() {
    wanted = nil
    answered = nil
  }

  private func answerAll() async {
    while let question = wanted, question != answered {
      let work = work
      let answer = await Task.detached(priority: .userInitiated) { work(question) }.value
      guard wanted == question else { continue }
      answered = question
      onAnswer(question, answer)
    }
    isWorking = false
  }
}
