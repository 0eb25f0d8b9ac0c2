package import Lending
internal import Synchronization

/// The desks of all products over the same kept cases; each is loaded when it is first needed.
package final class ProductDesks: Sendable {
  private let options: DeskOptions
  private let loaded: Mutex<[Product: Desk]>
  private let answering: Mutex<[ModelName: Desk]> = Mutex([:])

  /// - Parameter first: a desk that is loaded already, made with the same options.
  package init(_ first: Desk, _ options: DeskOptions) {
    var options = options
    options.room = first.room
    options.resources = first.resources
    self.options = options
    loaded = Mutex([first.catalogue.product: first])
  }

  /// What can be screened.
  package static let products = [Product.installmentLoan, .creditCard]

  /// Takes its time where the product is needed for the first time.
  package func desk(of product: Product) throws(DeskProblem) -> Desk {
    if let known = loaded.withLock({ $0[product] }) { return known }
    var options = options
    options.product = product
    let desk = try Desk(options)
    loaded.withLock { $0[product] = desk }
    return desk
  }

  /// A desk at which one model answers, whatever the inputs.
  package func desk(answering model: ModelName) throws(DeskProblem) -> Desk {
    if let known = answering.withLock({ $0[model] }) { return known }
    var options = options
    options.product = model.product
    options.model = model.description
    let desk = try Desk(options)
    answering.withLock { $0[model] = desk }
    return desk
  }
}
