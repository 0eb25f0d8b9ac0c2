/// Runs a synchronous test on the main actor, where XCTest already stands.
///
/// A method of the test that is itself `@MainActor` breaks the list of tests that the package
/// manager writes (swift-corelibs-xctest#424).
func onMainSync(_ body: @MainActor () throws -> Void) rethrows {
  try MainActor.assumeIsolated(body)
}
