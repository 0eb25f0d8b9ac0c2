/// What a process wants of a store.
package enum StoreAccess: Sendable, Equatable {
  /// To look only; needs no lock and changes nothing.
  case readOnly
  /// To write, alone, and to make the store where there is none.
  case readWrite
}
