/// Runs independent pieces of work on some threads; the results stand in the order of the inputs, so
/// that the number of threads changes nothing but the time.
struct Workers: Sendable {
  let threads: Int

  func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input],
    _ work: @escaping @Sendable (Input) throws(TrainingError) -> Output
  ) async throws(TrainingError) -> [Output] {
    var results = [Result<Output, TrainingError>?](repeating: nil, count: inputs.count)
    await withTaskGroup(of: (Int, Result<Output, TrainingError>).self) { group in
      var next = 0
      var hasFailed = false
      func start() {
        guard next < inputs.count, !hasFailed else { return }
        let (index, input) = (next, inputs[next])
        next += 1
        group.addTask {
          do throws(TrainingError) {
            return (index, .success(try work(input)))
          } catch {
            return (index, .failure(error))
          }
        }
      }
      for _ in 0..<max(threads, 1) { start() }
      for await (index, result) in group {
        results[index] = result
        if case .failure = result { hasFailed = true }
        start()
      }
    }
    var outputs: [Output] = []
    for result in results {
      // What was never started follows a failure that stands before or after it.
      if let result { outputs.append(try result.get()) }
    }
    guard outputs.count == inputs.count else { throw .stopped }
    return outputs
  }
}
