internal import Desk

/// One piece of work beside the main thread that tells how far it is and can be stopped.
///
/// What was stopped tells nothing any more: whoever starts anew never sees an older end.
@MainActor
final class LongWork {
  private var watch: WorkWatch?

  /// How often progress is told; slower than the eye and faster than patience.
  private nonisolated static let pace = Duration.milliseconds(100)

  var isRunning: Bool { watch != nil }

  /// Starts work, stopping what may still run.
  func start<Answer: Sendable>(
    _ work: @escaping @Sendable (WorkWatch) async -> Result<Answer, DeskProblem>,
    onProgress: @escaping (WorkProgress) -> Void,
    onEnd: @escaping (Result<Answer, DeskProblem>) -> Void
  ) {
    stop()
    let watch = WorkWatch()
    self.watch = watch
    let task = Task.detached(priority: .userInitiated) { await work(watch) }
    Task { [weak self] in
      while self?.watch === watch {
        // A sleep that is cancelled ends with the next look.
        try? await Task.sleep(for: Self.pace)
        if self?.watch === watch, let progress = watch.progress { onProgress(progress) }
      }
    }
    Task { [weak self] in
      let answer = await task.value
      guard let self, self.watch === watch else { return }
      self.watch = nil
      onEnd(answer)
    }
  }

  /// Ends it for whoever waits at once; the work itself ends when it looks next.
  func stop() {
    watch?.stopNow()
    watch = nil
  }
}

/// What a verb answers or why it does not, as a value.
func caught<Answer>(
  _ body: () async throws(DeskProblem) -> Answer
) async -> Result<Answer, DeskProblem> {
  do throws(DeskProblem) { return .success(try await body()) } catch { return .failure(error) }
}
