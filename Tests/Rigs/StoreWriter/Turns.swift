import CaseStore
import Glibc
import Lending

/// Saves cases one by one, the store opened and closed for each, so that others get their turns.
struct Turns {
  let options: RigOptions

  init(_ options: RigOptions) { self.options = options }

  func run() async throws {
    for n in options.from..<options.from + options.count {
      // Whoever is told that another writes tries again, as a person would.
      while !(try await save(n)) {}
    }
  }

  private func save(_ n: Int) async throws -> Bool {
    do throws(StoreError) {
      let store = try await open()
      let id = await store.newCaseID()
      try await store.record(
        RigCase(n).events.map { CaseEvent(caseID: id, at: options.now, by: "rig", what: $0) })
      StoreWriter.say("\(n) \(StoreWriter.monotonic())")
      await store.close()
      return true
    } catch {
      guard case .inUse = error else {
        StoreWriter.say("refused \(n) \(error.sentence)")
        throw error
      }
      StoreWriter.say("told \(n)")
      usleep(20_000)
      return false
    }
  }

  private func open() async throws(StoreError) -> CaseStore {
    if options.isWithoutLock { unlink(options.folder + "/lock") }
    do {
      return try await StoreWriter.open(options)
    } catch let error as StoreError {
      throw error
    } catch {
      preconditionFailure("a store opens or says why not")
    }
  }
}
