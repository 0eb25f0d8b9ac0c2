package import Lending

extension CaseStore {
  /// What is kept of a case for the monitoring of fairness alone, as told last; nil where nothing is.
  ///
  /// It lies in a record of its own and is no part of the case that others read.
  package func groups(of id: CaseID) throws(StoreError) -> GroupAttributes? {
    guard let places = index.places(of: id) else { throw .noSuchCase(id) }
    if index.isErased(id) { throw .erasedCase(id, try erasure(of: id)) }
    var reader = CaseReader(folder, id, surroundings.seal)
    do {
      for place in places.reversed() {
        if let groups = try reader.groups(at: place) { return groups }
      }
      return nil
    } catch {
      throw unreadable(id, error)
    }
  }
}
