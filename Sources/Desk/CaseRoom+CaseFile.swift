internal import Accounts
internal import CaseStore
package import Lending

/// What became of the cases of a file.
package struct CaseFileReport: Sendable, Equatable {
  package var kept = 0
  /// Cases that are here already, just as they are in the file.
  package var known = 0
  /// Those that got another id, since theirs is another case's here.
  package var renumbered: [Renumbered] = []

  package struct Renumbered: Sendable, Equatable {
    package let before: CaseID
    package let after: CaseID
  }
}

extension CaseRoom {
  /// Takes over cases that `assay case export` wrote, with their history, all of them or none.
  package func takeOver(_ file: String) async throws(DeskProblem) -> CaseFileReport {
    try await keeper.require(.keepCases)
    return try await keeper.takeOver(try CaseFile(file), from: file)
  }
}

extension CaseRoom {
  /// That a case was brought from another store, which nobody here vouches for but who brought it; nil
  /// for one that began here.
  package func bringingWords(of id: CaseID) async throws(DeskProblem) -> String? {
    try await keeper.bringing(of: id).map { mark in
      "taken over from a file on \(mark.at.prefix(10)) by \(mark.by); what was done before is what the "
        + "file says"
    }
  }
}

extension CaseKeeper {
  func takeOver(
    _ read: CaseFile, from file: String
  ) async throws(DeskProblem) -> CaseFileReport {
    let store = try await storeForImport()
    let (at, by) = (Self.now(), personAtWork)
    var report = CaseFileReport()
    var prepared: [PreparedEvent] = []
    var seen: Set<CaseID> = []
    do {
      for (number, kept) in read.cases.enumerated() where seen.insert(kept.id).inserted {
        guard try await !isKnown(kept, in: store, place: "\(file): cases.[\(number)]") else {
          report.known += 1
          continue
        }
        var kept = kept
        let groups = read.groups[kept.id]
        if await store.holds(kept.id), let other = kept.renumbered(await store.newCaseID()) {
          report.renumbered.append(.init(before: kept.id, after: other.id))
          kept = other
        }
        prepared.append(try PreparedEvent(importing: kept, at: at, by: by))
        report.kept += 1
        if let groups { prepared.append(try PreparedEvent(groups, of: kept.id, at: at, by: by)) }
      }
      try await store.record(prepared: prepared)
    } catch let error as StoreError {
      throw DeskProblem(error)
    } catch let problem as DeskProblem {
      throw problem
    } catch {
      preconditionFailure("cases are taken over or refused in these ways only")
    }
    return report
  }

  /// Whether the case is here just as it is in the file, under its own id or one that it got before.
  private func isKnown(
    _ kept: CreditCase, in store: CaseStore, place: String
  ) async throws -> Bool {
    guard await store.holds(kept.id) else { return false }
    if await store.isErased(kept.id) {
      throw DeskProblem.file(
        place, problem: "was erased here, and taking it over would bring it back; leave it out")
    }
    let others = await store.ids(named: kept.reference, shortest: .max).filter { $0 != kept.id }
    for id in [kept.id] + others where await !store.isErased(id) {
      if try await store.creditCase(id) == kept.renumbered(id) { return true }
    }
    return false
  }
}
