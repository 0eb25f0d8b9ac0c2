internal import Assessing
internal import Lending
internal import Packs
internal import Sealing

extension Desk {
  /// Recomputes a kept assessment with the packs and policy of its day.
  func replay(_ kept: AssessedApplication) -> Replay {
    let then = kept.assessment.provenance
    do throws(DeskProblem) {
      let pack = try pack(then.model, digest: then.packDigest)
      let limit = try self.pack(then.limitModel, digest: then.limitPackDigest)
      let underwriter = try ModelSet.underwriter(
        pack, limit: limit, kept.policy, then.policyDigest)
      guard let again = underwriter.assess(kept.application) else {
        return .unavailable("the pack no longer knows the term")
      }
      let differences = again.differences(from: kept.assessment)
      return differences.isEmpty ? .reproduced : .differs(differences)
    } catch {
      return .unavailable(error.sentence)
    }
  }

  private func pack(_ name: ModelName, digest: String) throws(DeskProblem) -> Pack {
    for pack in models.all where pack.manifest.name == name && pack.digest.hex == digest {
      return pack
    }
    let pack: Pack
    do { pack = try shelf.pack(name) } catch { throw .pack(error) }
    guard pack.digest.hex == digest else {
      throw .pack(.changedFile(folder: pack.folder, file: PackFile.manifest.rawValue))
    }
    return pack
  }
}

extension Assessment {
  /// What differs from another assessment by as little as one bit, in words.
  ///
  /// Numbers, keys and outcomes are compared; a sentence may be told better, or in another
  /// language, by a later version.
  func differences(from other: Assessment) -> [String] {
    var parts: [String] = []
    func compare(_ isSame: Bool, _ name: String) { if !isSame { parts.append(name) } }
    compare(probability == other.probability, "chance of default")
    compare(interval == other.interval, "interval")
    compare(score == other.score, "score")
    compare(band == other.band, "band")
    compare(explanation == other.explanation, "contributions")
    compare(
      reasons.elementsEqual(other.reasons) {
        $0.field == $1.field && $0.direction == $1.direction && $0.shareOfGap == $1.shareOfGap
      }, "reasons")
    compare(price == other.price, "price and expected loss")
    // Cases kept before these were told have none.
    compare(other.cashFlow == nil || cashFlow == other.cashFlow, "cash flow")
    compare(other.returns == nil || returns == other.returns, "return")
    compare(limit.amount == other.limit.amount && limit.boundBy == other.limit.boundBy, "limit")
    compare(outOfDomain == other.outOfDomain, "out-of-domain measure")
    compare(recommendation.verdict == other.recommendation.verdict, "recommendation")
    compare(
      recommendation.findings.elementsEqual(other.recommendation.findings) {
        $0.rule == $1.rule && $0.outcome == $1.outcome && $0.measured == $1.measured
          && $0.mark == $1.mark
      }, "rules of the policy")
    compare(provenance == other.provenance, "provenance")
    return parts
  }
}
