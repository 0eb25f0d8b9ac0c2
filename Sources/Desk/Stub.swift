internal import Lending
internal import Packs

extension Pack { var limits: PeerLimits? { nil } }
extension PackFile { static var limits: PackFile { .card } }
