import FoundationEssentials
import Lending
import StrictJSON
import Testing

@testable import Training

@Test(
  "What cards measure at is the shipped policy's cut-off",
  arguments: [
    ("installment-loan", InstallmentPlan().cutOff.value),
    ("credit-card", CreditCardPlan.policyCutOff.value),
  ])
func cutOffs(product: String, cutOff: Double) throws {
  let file = "\(projectRoot)/resources/policies/\(product).json"
  let json = try StrictJSON.parse([UInt8](try Data(contentsOf: URL(filePath: file))))
  #expect(json["rules"]?["probabilityCutOff"]?.number == cutOff * 100)
}
