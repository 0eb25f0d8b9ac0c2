// One function for each instruction set, all from the same source, chosen by `path`.
#pragma once
#include "include/CKernels.h"

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#define ASSAY_CHOOSE(path, name, ...)                     \
  do {                                                    \
    switch (path) {                                       \
      case ASSAY_AVX512: name##_avx512(__VA_ARGS__); return; \
      case ASSAY_AVX2: name##_avx2(__VA_ARGS__); return;  \
      default: name##_baseline(__VA_ARGS__); return;      \
    }                                                     \
  } while (0)
#else
#define ASSAY_CHOOSE(path, name, ...) \
  do {                                \
    (void)(path);                     \
    name##_baseline(__VA_ARGS__);     \
  } while (0)
#endif
