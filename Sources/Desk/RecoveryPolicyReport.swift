package import Lending
internal import Sealing

/// A policy of recovery with where it stands.
package struct RecoveryPolicyReport: Encodable, Sendable {
  package let file: String
  /// SHA-256 of the file.
  package let digest: String
  package let policy: RecoveryPolicy

  /// Reads and checks a policy of recovery.
  ///
  /// - Parameter file: nil takes the installation's.
  package init(file: String? = nil, resources: String? = nil) throws(DeskProblem) {
    let place: String
    if let file {
      place = file
    } else {
      guard let folder = Places.resources(resources) else { throw .noResources }
      place = Places.bundledPolicy(of: .recovery, resources: folder)
    }
    let read = try RecoveryPolicyFile.read(place)
    self.file = place
    digest = read.digest.hex
    policy = read.policy
  }
}
