internal import Accounts
internal import CaseStore
package import Lending
internal import Monitoring
internal import Packs
internal import Sealing
internal import StrictJSON

extension Desk {
  /// Asks what outcomes say of a model's chances, and writes the new version where that is a change.
  ///
  /// - Returns: what was found, the model, and the folder of the new pack, nil where none was written.
  package func recalibrate(
    _ request: RecalibrationRequest, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async throws(DeskProblem) -> (found: RecalibrationReport, model: String, folder: String?) {
    if case .loans(let loans) = request.source, case .cases = loans.source {
      try await room.keeper.require(.promoteModels)
    }
    let sums = try await sums(request, isCancelled)
    let pack = try pack(of: sums)
    let found = RecalibrationFit.report(sums)
    guard found.isChange, let output = request.output else { return (found, sums.model, nil) }
    do {
      let folder = try RecalibratedPack(
        folder: pack.folder, intercept: found.intercept, slope: found.slope,
        account: found.account(parts: sums.parts)
      ).write(to: output)
      if case .loans(let loans) = request.source, case .cases = loans.source {
        try await room.keeper.recordModel("\(sums.model) recalibrated into \(folder)")
      }
      return (found, sums.model, folder)
    } catch {
      throw error as? DeskProblem ?? (error as? PackError).map { .pack($0) } ?? .noResources
    }
  }

  /// Writes the sums of own outcomes, which tell of no loan, for somebody else to add up.
  ///
  /// - Parameter epsilon: of the noise for differential privacy; nil adds none.
  package func exportSums(
    _ request: RecalibrationRequest, to file: String, epsilon: Double?,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async throws(DeskProblem) -> SumsNote {
    var sums = try await sums(request, isCancelled)
    if let epsilon {
      var draws = SystemRandomNumberGenerator()
      sums = sums.noisy(epsilon: epsilon, draws: &draws)
    }
    do {
      let bytes = try StrictJSON.encode(sums)
      let output = try OutputFile(file)
      try output.write(bytes)
      try output.finish()
    } catch {
      throw error as? DeskProblem ?? .file(file, problem: "the sums cannot be written")
    }
    return SumsNote(
      model: sums.model, file: file, loans: sums.loans, defaults: sums.defaults, epsilon: epsilon)
  }

  private func sums(
    _ request: RecalibrationRequest, _ isCancelled: @escaping @Sendable () -> Bool
  ) async throws(DeskProblem) -> CalibrationSums {
    switch request.source {
    case .sums(let files): return try Self.merged(files)
    case .loans(let loans):
      let watched = try await watched(loans, isCancelled)
      let model = try model(request.model, of: watched.tally)
      let measured = OutcomeStudy.measured(
        watched.tally.models[model]?.loans ?? [], asOf: watched.asOf)
      let pack: Pack
      do { pack = try shelf.pack(model) } catch { throw .pack(error) }
      return CalibrationSums(
        model: model.description, packDigest: pack.digest.hex,
        logOdds: measured.map(\.logOdds), outcomes: measured.map { $0.end == .defaulted })
    }
  }

  /// The model that is meant; where several answered, one must be named.
  private func model(
    _ named: String?, of tally: WatchTally
  ) throws(DeskProblem) -> ModelName {
    let names = tally.models.keys.sorted { $0.description < $1.description }
    if let named {
      guard
        let name = names.first(where: {
          $0.description == named || "\($0.product)-\($0.variant)" == named || $0.variant == named
        })
      else { throw .file(named, problem: "answered none of these loans") }
      return name
    }
    guard let only = names.first else { throw .training("There is no loan to recalibrate on.") }
    guard names.count == 1 else {
      throw .training(
        "Several models answered these loans: \(names.map(\.description).joined(separator: ", ")). "
          + "Name one by --model.")
    }
    return only
  }

  private static func merged(_ files: [String]) throws(DeskProblem) -> CalibrationSums {
    var merged: CalibrationSums?
    for file in files {
      let sums: CalibrationSums
      do {
        sums = try StrictJSON.decode(CalibrationSums.self, from: try FileText.read(file))
      } catch {
        if let problem = error as? JSONProblem { throw .json(file: file, problem) }
        throw error as? DeskProblem ?? .file(file, problem: "holds no sums")
      }
      guard sums.isSound else {
        throw .file(file, problem: "holds numbers that no counting gives")
      }
      guard let before = merged else {
        merged = sums
        continue
      }
      guard let both = before.merged(with: sums) else {
        throw .file(
          file,
          problem: "is of \(sums.model), pack \(sums.packDigest.prefix(12)), and the others are "
            + "of \(before.model), pack \(before.packDigest.prefix(12))")
      }
      merged = both
    }
    guard let merged else { throw .training("There are no sums.") }
    return merged
  }

  private func pack(of sums: CalibrationSums) throws(DeskProblem) -> Pack {
    guard let name = shelf.names.first(where: { $0.description == sums.model }) else {
      throw .pack(.noModel(sums.model))
    }
    let pack: Pack
    do { pack = try shelf.pack(name) } catch { throw .pack(error) }
    guard pack.digest.hex == sums.packDigest else {
      throw .training(
        "The sums are of another \(sums.model) than the one that is installed here.")
    }
    return pack
  }
}

extension RecalibrationReport {
  /// What was done and on what, for the card.
  fileprivate func account(parts: Int) -> String {
    let about = epsilon == nil ? "" : "about "
    let sources = parts == 1 ? "one file or workspace" : "\(parts) files of sums"
    var lines = [
      "- Fitted on \(about)\(Figure.grouped(loans)) own loans whose end is known, of which "
        + "\(about)\(Figure.grouped(defaults)) defaulted, from \(sources).",
      answer == .intercept
        ? "- The intercept alone was moved: 1 lies inside the interval of the slope."
        : "- Intercept and slope were moved.",
    ]
    if let freeIntercept, let freeSlope {
      func range(_ value: MeasureInterval) -> String {
        "\(Figure.signed(value.low, decimals: 3)) to \(Figure.signed(value.high, decimals: 3))"
      }
      lines.append(
        "- With both free: intercept \(range(freeIntercept)), slope \(range(freeSlope)) (95 %).")
    }
    if let epsilon {
      lines.append(
        "- The sums carry noise for differential privacy, epsilon \(Figure.plain(epsilon)) for one "
          + "loan; the intervals do not know of it.")
    }
    return lines.joined(separator: "\n")
  }
}

extension CaseKeeper {
  /// Puts on record what was done to a model, in a protected workspace.
  func recordModel(_ change: String) async throws(DeskProblem) {
    if try gate.isProtected { try await record([.modelChanged(change)]) }
  }
}
