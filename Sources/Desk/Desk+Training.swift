internal import FoundationEssentials
package import Lending
internal import Packs
internal import Scoring
internal import Training

/// A pack that a training made.
package struct TrainedPack: Sendable {
  package let name: ModelName
  package let folder: String
  package let metrics: [ModelMetric]
}

extension Desk {
  /// Trains the packs of a product from a folder of loan files.
  ///
  /// - Parameter learners: by name; all where none is named. Of them at least one must explain itself.
  /// - Parameter remark: gets a sentence on what the files lack, before anything is learned.
  /// - Parameter progress: called often with what is being done and the share done, 0…1; answers
  ///   false to stop, which leaves the old packs alone; once packs are written (`canStop` false)
  ///   nothing stops.
  package static func train(
    product: String, dataFolder: String, modelsFolder: String? = nil, resources: String? = nil,
    learners names: [String] = [], threads: Int = Desk.cores,
    remark: @Sendable (String) -> Void = { _ in },
    progress: @escaping @Sendable (_ step: String, _ share: Double, _ canStop: Bool) -> Bool
  ) async throws(DeskProblem) -> [TrainedPack] {
    let (catalogue, folder) = try trainable(product, resources)
    let wanted = try learners(names)
    if catalogue.product == .recovery, !names.isEmpty {
      throw .training("Recovery has one way of learning; leave --learners out.")
    }
    guard wanted.contains(where: \.explains) else {
      throw .training("At least one learner must explain itself: \(Self.explaining).")
    }
    guard modelsFolder?.isEmpty != true else { throw .file("--out", problem: "names no folder") }
    do {
      let report = try await TrainingLab.train(
        catalogue, dataFolder: dataFolder, modelsFolder: modelsFolder ?? "\(folder)/models",
        learners: wanted, threads: threads, remark: { remark($0 + ".") },
        progress: { progress($0.step, $0.share, $0.canStop) })
      return report.packs.map { TrainedPack(name: $0.name, folder: $0.folder, metrics: $0.metrics) }
    } catch .stopped {
      throw .interrupted
    } catch .someWritten(let standing, let missing, let reason) {
      let error = TrainingError.someWritten(standing: standing, missing: missing, reason: reason)
      throw .training(
        "Not all packs were written: \(error.sentence.withoutStop). When that is mended, the same "
          + "command writes the missing ones and leaves the others as they are.")
    } catch {
      throw .training("Nothing was trained: \(error.sentence.withoutStop).")
    }
  }

  /// The rows that a training learns from and tests on, as CSV in a file of its own; scored, with
  /// what the installed packs say of the test rows.
  package static func trainingRows(
    product: String, dataFolder: String, file: String, isScored: Bool = false,
    resources: String? = nil
  ) throws(DeskProblem) {
    let (catalogue, folder) = try trainable(product, resources)
    // Whatever stands in the folder of data is the lender's.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: dataFolder)) ?? []
    if names.contains(where: { OutputFile.areSame(file, "\(dataFolder)/\($0)") }) {
      throw .file(file, problem: "is one of the lender's files; choose another name")
    }
    var models: [any ScoringModel] = []
    if isScored {
      let shelf = PackShelf(modelsFolder: "\(folder)/models")
      for folder in shelf.newestFolders(of: catalogue.product) {
        do { models.append(try Pack(folder: folder).model) } catch { throw .pack(error) }
      }
    }
    let bytes: [UInt8]
    do {
      bytes = try TrainingLab.rows(catalogue, dataFolder: dataFolder, models: models)
    } catch {
      throw .training("No rows were written: \(error.sentence.withoutStop).")
    }
    let output = try OutputFile(file)
    try output.write(bytes)
    try output.finish()
  }

  /// The kinds of learner that a training knows, from the simplest on, with what each is.
  package static var learners: [(name: String, title: String)] {
    Learner.allCases.map { ($0.rawValue, $0.title) }
  }

  /// Learners that can tell their reasons, in words.
  private static var explaining: String {
    Learner.allCases.filter(\.explains).map(\.rawValue).joined(separator: ", ")
  }

  /// All where none is named.
  private static func learners(_ names: [String]) throws(DeskProblem) -> Set<Learner> {
    var learners: Set<Learner> = []
    for name in names {
      guard let learner = Learner(rawValue: name) else {
        let known = Learner.allCases.map(\.rawValue).joined(separator: ", ")
        throw .training("There is no learner \(name); the learners are \(known).")
      }
      learners.insert(learner)
    }
    return learners.isEmpty ? Set(Learner.allCases) : learners
  }

  /// The catalogue from which packs of a product are trained, and the resources that hold it.
  private static func trainable(
    _ product: String, _ resources: String?
  ) throws(DeskProblem) -> (FieldCatalogue, folder: String) {
    guard let folder = Places.resources(resources) else { throw .noResources }
    return (try productFile(Product(rawValue: product), folder), folder)
  }
}
