internal import CaseStore

extension DeskProblem {
  init(_ error: StoreError) {
    switch error {
    case .noSuchCase: self = .noSuchCase
    case .erasedCase(let id, let erasure): self = .erased(id, erasure)
    default: self = .store(error)
    }
  }
}
