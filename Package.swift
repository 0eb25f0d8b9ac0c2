// swift-tools-version: 6.2
import PackageDescription

// One folder in Sources for each target; imports point down only, and
// `--explicit-target-dependency-import-check error` refuses a wrong arrow.

let strict: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + strict

func area(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "assay",
  products: [
    .executable(name: "assay", targets: ["assay"]),
    .executable(name: "assay-desktop", targets: ["assay-desktop"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Words
    .target(
      name: "Lending", swiftSettings: settings,
      // Rounding is a function of the C library on processors without an instruction for it.
      linkerSettings: [.linkedLibrary("m")]),
    area("StrictJSON"),

    // Engines: pure, synchronous, no files, no clock
    // Inner loops of both, for each instruction set; choosing one while running needs C.
    .target(name: "CKernels"),
    area("Scoring", uses: ["CKernels", "Lending", "StrictJSON"]),
    area("Explaining", uses: ["CKernels", "Lending", "Scoring"]),
    area("Pricing", uses: ["Lending"]),
    area("Deciding", uses: ["Lending"]),
    area("Assessing", uses: ["Lending", "Scoring", "Explaining", "Pricing", "Deciding"]),
    area("Monitoring", uses: ["Lending"]),
    .target(name: "CByteScan"),
    area("Tables", uses: ["CByteScan", "Lending", "StrictJSON"]),

    // Packs and learning
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    area("Sealing", uses: ["CSodium"]),
    area("Packs", uses: ["Lending", "Scoring", "Pricing", "Sealing", "StrictJSON"]),
    .target(name: "CXGBoost"),
    .target(name: "CLinear"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    area(
      "Training",
      uses: [
        "CXGBoost", "CLinear", "CZlib", "Lending", "Scoring", "Explaining", "Pricing", "Monitoring",
        "Tables", "Packs", "Sealing", "StrictJSON",
      ]),

    // Keeping
    // One call of the system that Swift does not see.
    .target(name: "CFiles"),
    area("CaseStore", uses: ["CFiles", "Lending", "Sealing", "StrictJSON"]),
    area("Accounts", uses: ["Sealing", "StrictJSON"]),

    // Use: the one door for window and command line
    area(
      "Desk",
      uses: [
        "Lending", "Scoring", "Explaining", "Pricing", "Deciding", "Assessing", "Monitoring",
        "Tables", "Packs", "Training", "CaseStore", "Accounts", "StrictJSON", "Sealing",
      ]),

    // Faces without GTK
    .systemLibrary(
      name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    area("Drawing", uses: ["CPango", "Lending"]),
    area("Reports", uses: ["Lending", "Drawing"]),
    area("ScreenStates", uses: ["Lending", "Desk", "Drawing", "Reports"]),

    // GTK
    .systemLibrary(name: "CGtk", pkgConfig: "gtk4", providers: [.apt(["libgtk-4-dev"])]),
    .systemLibrary(
      name: "CAdw", pkgConfig: "libadwaita-1", providers: [.apt(["libadwaita-1-dev"])]),
    .target(name: "CGtkShim", dependencies: ["CGtk", "CAdw"]),
    area("Gtk", uses: ["CGtk", "CAdw", "CGtkShim"]),
    area("Screens", uses: ["Desk", "Lending", "ScreenStates", "Reports", "Gtk", "Drawing"]),

    // Programs
    .executableTarget(
      name: "assay",
      dependencies: [
        "Lending", "Desk", "Reports", "StrictJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "assay-desktop",
      dependencies: ["Lending", "Desk", "ScreenStates", "Screens", "Gtk"], swiftSettings: settings),

    // Measures, for packaging/benchmark; not shipped
    .executableTarget(
      name: "assay-benchmark",
      dependencies: [
        "Assessing", "CaseStore", "CXGBoost", "Lending", "Desk", "Scoring", "Explaining", "Packs",
        "StrictJSON", "Tables",
      ],
      swiftSettings: settings),

    // Tests
    tests(of: "Lending"),
    tests(of: "StrictJSON", uses: ["Lending"]),
    // Random trees and libxgboost as their judge, for both; no product.
    .target(
      name: "TreeFixtures", dependencies: ["CXGBoost", "Lending", "Scoring", "StrictJSON"],
      path: "Tests/Fixtures/Trees", swiftSettings: settings),
    tests(of: "Scoring", uses: ["Lending", "StrictJSON", "TreeFixtures"]),
    tests(of: "Explaining", uses: ["Lending", "Scoring", "TreeFixtures"]),
    tests(of: "Pricing", uses: ["Lending"]),
    tests(of: "Deciding", uses: ["Lending"]),
    tests(of: "Assessing", uses: ["Lending"]),
    tests(of: "Monitoring", uses: ["Lending"]),
    // Damaged tables, JSON and models, for tests and the fuzzer; no product.
    .target(
      name: "Fuzzing",
      dependencies: ["Lending", "Scoring", "StrictJSON", "Tables", "TreeFixtures"],
      path: "Tests/Fixtures/Fuzzing", swiftSettings: settings),
    .executableTarget(
      name: "fuzzer", dependencies: ["Fuzzing"], path: "Tests/Rigs/Fuzzer", swiftSettings: settings),
    tests(of: "Tables", uses: ["Fuzzing", "Lending", "StrictJSON"]),
    tests(of: "Sealing"),
    tests(of: "Packs", uses: ["CXGBoost", "Lending", "Scoring", "Sealing"]),
    tests(
      of: "Training",
      uses: [
        "Lending", "Scoring", "Pricing", "Packs", "Tables", "Monitoring", "Sealing", "StrictJSON",
      ]),
    tests(of: "CaseStore", uses: ["Lending", "Sealing", "StrictJSON", "store-writer"]),
    tests(of: "Accounts", uses: ["Sealing"]),
    // Saves in a loop for tests and rigs; no product.
    .executableTarget(
      name: "store-writer", dependencies: ["CaseStore", "Lending", "Sealing"],
      path: "Tests/Rigs/StoreWriter",
      swiftSettings: settings),
    // Unlocks and locks for a rig that looks into its memory; no product.
    .executableTarget(
      name: "locker", dependencies: ["Accounts", "CaseStore", "Desk", "Lending", "Sealing"],
      path: "Tests/Rigs/Locker", swiftSettings: settings),
    tests(
      of: "Desk",
      uses: [
        "Lending", "Packs", "CaseStore", "Assessing", "Deciding", "Monitoring", "Pricing",
        "Scoring", "Sealing", "StrictJSON", "Tables", "Training",
      ]),
    tests(of: "Drawing", uses: ["CPango", "Lending"]),
    tests(of: "Reports", uses: ["CPango", "Desk", "Drawing", "Lending"]),
    tests(of: "ScreenStates", uses: ["Lending", "Desk"]),
    tests(
      of: "Screens",
      uses: ["Lending", "Desk", "ScreenStates", "Gtk", "CAdw", "CGtk", "CGtkShim"]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["Desk", "Lending", "Reports", "StrictJSON", "assay"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
