#include "paths.h"

assay_path assay_best_path(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return ASSAY_AVX512;
  if (__builtin_cpu_supports("avx2")) return ASSAY_AVX2;
#endif
  return ASSAY_BASELINE;
}
