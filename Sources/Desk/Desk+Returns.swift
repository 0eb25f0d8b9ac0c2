package import Lending
internal import Packs
internal import Training

extension Desk {
  /// The money that a pack foretells of the dated test rows of a folder of loan files, beside what
  /// came.
  package static func returns(
    named name: String, dataFolder: String, resources: String? = nil
  ) throws(DeskProblem) -> ReturnEvidence {
    guard try shelf(resources).recoveryFolder(named: name) == nil else {
      throw .chargedOffLoans(
        asked:
          "of which no return is foretold: `assay model show recovery-standard` tells what was "
          + "foretold and what came")
    }
    let installed = try pack(named: name, resources: resources)
    let pack: Pack
    do { pack = try Pack(folder: installed.folder) } catch { throw .pack(error) }
    guard let pricer = pack.pricer else {
      throw .training("Only packs with a cash flow foretell money; choose a champion's.")
    }
    do {
      let evidence = try TrainingLab.returns(
        pack.model, pricer, pack.catalogue, dataFolder: dataFolder)
      guard let evidence else {
        throw DeskProblem.training("Too few loans of the dated file had run their term.")
      }
      return evidence
    } catch let error as TrainingError {
      throw .training("Nothing was measured: \(error.sentence.withoutStop).")
    } catch let problem as DeskProblem {
      throw problem
    } catch {
      throw .training("Nothing was measured.")
    }
  }
}
