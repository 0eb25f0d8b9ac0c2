/// What a process wants of a store.
package enum StoreAccess: Sendable, Equatable {
  /// To look only; needs no lock and changes nothing.
  case reading
  /// To write in a store that exists.
  case writing
  /// To write, and to make the store where there is none.
  case creating
}
