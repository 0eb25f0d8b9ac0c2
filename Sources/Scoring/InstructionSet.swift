package import CKernels

/// The instructions that the inner loops use; all give the same bits.
package enum InstructionSet: String, Sendable, CaseIterable {
  /// What every processor of the platform has: SSE2, or NEON on ARM.
  case baseline
  case avx2
  case avx512

  /// The widest that this processor runs.
  package static let best: InstructionSet = InstructionSet(assay_best_path())

  /// Those that this processor runs, the widest last.
  package static var available: [InstructionSet] {
    allCases.filter { $0.path.rawValue <= best.path.rawValue }
  }

  private init(_ path: assay_path) {
    self =
      switch path {
      case ASSAY_AVX512: .avx512
      case ASSAY_AVX2: .avx2
      default: .baseline
      }
  }

  package var path: assay_path {
    switch self {
    case .baseline: ASSAY_BASELINE
    case .avx2: ASSAY_AVX2
    case .avx512: ASSAY_AVX512
    }
  }
}
