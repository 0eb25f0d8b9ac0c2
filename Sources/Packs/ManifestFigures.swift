internal import Lending
internal import Sealing

/// What `pack.json` tells of a model beside the files whose digests it names.
///
/// Nothing vouches for the manifest itself. So what it tells is believed only where a file of the pack
/// tells the same: every measure as `evaluation.json` has it, the rest as the card prints it.
struct ManifestFigures {
  let manifest: PackManifest
  let card: String
  let folder: String

  /// - Parameter measured: what `evaluation.json` says that the manifest tells too.
  func check(measured: [ModelMetric]) throws(PackError) {
    guard card.split(separator: "\n").first == "# \(manifest.name)" else {
      throw altered("name", .card)
    }
    try check(manifest.metrics, measured: measured)
    try checkData()
    guard !manifest.learner.isEmpty, card.contains(" \(manifest.learner).") else {
      throw altered("learner", .card)
    }
    let libraries = manifest.libraries.sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    guard !card.contains("Libraries: ") || card.contains("Libraries: \(libraries).\n") else {
      throw altered("list of libraries", .card)
    }
  }

  private func check(_ told: [ModelMetric], measured: [ModelMetric]) throws(PackError) {
    for metric in told {
      if let same = measured.first(where: { $0.name == metric.name && $0.on == metric.on }) {
        guard same == metric else { throw altered(words(metric), .evaluation) }
      } else if !isPrinted(metric) {
        throw altered(words(metric), measured.isEmpty ? .card : .evaluation)
      }
    }
    for metric in measured
    where !told.contains(where: { $0.name == metric.name && $0.on == metric.on }) {
      throw .figureLeftOut(folder: folder, figure: words(metric))
    }
  }

  /// A measure that only the card repeats is right to the decimals that the card prints.
  private func isPrinted(_ metric: ModelMetric) -> Bool {
    card.split(separator: "\n").contains { $0 == "- \(metric.cardLine)" }
  }

  /// The card lists the files of data with a digest each.
  private func checkData() throws(PackError) {
    let listed = card.split(separator: "\n").map { line in
      line.split(separator: "|").map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }.filter { $0.contains { $0.utf8.count == 66 && $0.hasPrefix("`") && $0.hasSuffix("`") } }
    for source in manifest.data {
      guard let line = listed.first(where: { $0.first == source.name }) else {
        throw altered("list of files of data", .card)
      }
      guard line.contains("`\(source.digest.hex)`") else {
        throw altered("digest of \(source.name)", .card)
      }
      guard line.contains(Figure.grouped(Double(source.rows))) else {
        throw altered("number of rows of \(source.name)", .card)
      }
    }
    guard listed.count == manifest.data.count else { throw altered("list of files of data", .card) }
  }

  private func words(_ metric: ModelMetric) -> String { "\(metric.name) (\(metric.on))" }

  private func altered(_ figure: String, _ file: PackFile) -> PackError {
    .alteredFigure(folder: folder, figure: figure, file: file.rawValue)
  }
}
