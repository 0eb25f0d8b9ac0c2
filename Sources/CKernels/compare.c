#include "paths.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

void assay_compare_prepare(uint8_t *scratch) {
  for (int leaf = 0; leaf < 256; leaf++) memset(scratch + leaf * ASSAY_BLOCK, leaf, ASSAY_BLOCK);
}

// The highest code for unknown values, where the first column has the lowest.
static inline int8_t unknown_right(float x, int8_t code) { return x == x ? code : 127; }

// ---- every processor ----

typedef int8_t bytes16 __attribute__((vector_size(16)));

static inline bytes16 load16(const void *from) {
  bytes16 value;
  memcpy(&value, from, 16);
  return value;
}

static inline bytes16 blend16(bytes16 mask, bytes16 left, bytes16 right) {
  return (mask & right) | (~mask & left);
}

// Counts the split values that are not above x. A comparison with not-a-number is false, so an
// unknown x counts none and the padding is never counted.
static void code_baseline(const float *column, const float *cuts, int bits, int8_t *known) {
  // Several rows at once, since each waits for its own last look.
  enum { TOGETHER = 8 };
  for (int row = 0; row < ASSAY_BLOCK; row += TOGETHER) {
    unsigned place[TOGETHER] = {0};
    for (int bit = bits - 1; bit >= 0; bit--) {
      const unsigned step = 1u << bit;
      for (int k = 0; k < TOGETHER; k++)
        place[k] += (unsigned)(cuts[place[k] + step - 1] <= column[row + k]) << bit;
    }
    for (int k = 0; k < TOGETHER; k++) {
      int8_t code = (int8_t)((int)place[k] - 128);
      known[row + k] = code;
      known[row + k + ASSAY_BLOCK] = unknown_right(column[row + k], code);
    }
  }
}

static void add_baseline(const float *leaves, unsigned count, const uint8_t *result, float *sums) {
  (void)count;
  for (int row = 0; row < ASSAY_BLOCK; row++) sums[row] += leaves[result[row]];
}

static void add_double_baseline(const float *leaves, const uint8_t *result, double *sums) {
  for (int row = 0; row < ASSAY_BLOCK; row++) sums[row] += (double)leaves[result[row]];
}

#define NAME(name) name##_baseline
#define BYTES bytes16
#define WIDTH 16
#define SPLAT_BYTE(x) ((bytes16){} + (x))
#define LOAD(from) load16(from)
#define STORE(to, value)          \
  do {                            \
    bytes16 stored = (value);     \
    memcpy((to), &stored, 16);    \
  } while (0)
#define NEXT_ABOVE(code, cut, leaf) ((leaf) - (bytes16)((code) > (cut)))
#define RIGHT_ABOVE(code, cut, left, right) blend16((bytes16)((code) > (cut)), (left), (right))
#include "compare_path.h"

#if defined(__x86_64__)

// ---- AVX2 ----

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

static void code_avx2(const float *column, const float *cuts, int bits, int8_t *known) {
  for (int row = 0; row < ASSAY_BLOCK; row += 16) {
    const __m256 x = _mm256_loadu_ps(column + row);
    const __m256 y = _mm256_loadu_ps(column + row + 8);
    __m256i first = _mm256_setzero_si256();
    __m256i second = first;
    for (int bit = bits - 1; bit >= 0; bit--) {
      const __m256i step = _mm256_set1_epi32(1 << bit);
      const float *from = cuts + (1 << bit) - 1;
      __m256 below = _mm256_cmp_ps(_mm256_i32gather_ps(from, first, 4), x, _CMP_LE_OQ);
      first = _mm256_add_epi32(first, _mm256_and_si256(_mm256_castps_si256(below), step));
      below = _mm256_cmp_ps(_mm256_i32gather_ps(from, second, 4), y, _CMP_LE_OQ);
      second = _mm256_add_epi32(second, _mm256_and_si256(_mm256_castps_si256(below), step));
    }
    __m256i unknown = _mm256_packs_epi32(_mm256_castps_si256(_mm256_cmp_ps(x, x, _CMP_UNORD_Q)),
                                         _mm256_castps_si256(_mm256_cmp_ps(y, y, _CMP_UNORD_Q)));
    __m256i both = _mm256_permute4x64_epi64(_mm256_packs_epi32(first, second), 0xD8);
    unknown = _mm256_permute4x64_epi64(unknown, 0xD8);
    both = _mm256_sub_epi16(both, _mm256_set1_epi16(128));
    __m128i code = _mm_packs_epi16(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1));
    __m128i none =
        _mm_packs_epi16(_mm256_castsi256_si128(unknown), _mm256_extracti128_si256(unknown, 1));
    _mm_storeu_si128((__m128i *)(known + row), code);
    _mm_storeu_si128((__m128i *)(known + row + ASSAY_BLOCK),
                     _mm_blendv_epi8(code, _mm_set1_epi8(127), none));
  }
}

static void add_avx2(const float *leaves, unsigned count, const uint8_t *result, float *sums) {
  (void)count;
  for (int row = 0; row < ASSAY_BLOCK; row += 8) {
    __m256i leaf = _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(result + row)));
    __m256 sum = _mm256_loadu_ps(sums + row);
    _mm256_storeu_ps(sums + row, _mm256_add_ps(sum, _mm256_i32gather_ps(leaves, leaf, 4)));
  }
}

static void add_double_avx2(const float *leaves, const uint8_t *result, double *sums) {
  for (int row = 0; row < ASSAY_BLOCK; row++) sums[row] += (double)leaves[result[row]];
}

#define NAME(name) name##_avx2
#define BYTES __m256i
#define WIDTH 32
#define SPLAT_BYTE(x) _mm256_set1_epi8(x)
#define LOAD(from) _mm256_loadu_si256((const __m256i *)(from))
#define STORE(to, value) _mm256_storeu_si256((__m256i *)(to), (value))
#define NEXT_ABOVE(code, cut, leaf) _mm256_sub_epi8((leaf), _mm256_cmpgt_epi8((code), (cut)))
#define RIGHT_ABOVE(code, cut, left, right) \
  _mm256_blendv_epi8((left), (right), _mm256_cmpgt_epi8((code), (cut)))
#include "compare_path.h"
#pragma clang attribute pop

// ---- AVX-512 ----

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), \
                             apply_to = function)

static void code_avx512(const float *column, const float *cuts, int bits, int8_t *known) {
  // The first four looks are at fifteen values, which one register holds.
  const int near = bits < 4 ? bits : 4;
  float first[16];
  for (int i = 0; i < 16; i++) first[i] = __builtin_nanf("");
  for (int i = 0; i + 1 < 1 << near; i++) first[i] = cuts[((i + 1) << (bits - near)) - 1];
  const __m512 table = _mm512_loadu_ps(first);
  for (int row = 0; row < ASSAY_BLOCK; row += 32) {
    const __m512 x = _mm512_loadu_ps(column + row);
    const __m512 y = _mm512_loadu_ps(column + row + 16);
    __m512i a = _mm512_setzero_si512();
    __m512i b = a;
    for (int bit = near - 1; bit >= 0; bit--) {
      const __m512i step = _mm512_set1_epi32(1 << bit);
      const __m512i last = _mm512_set1_epi32((1 << bit) - 1);
      __m512 cut = _mm512_permutexvar_ps(_mm512_add_epi32(a, last), table);
      a = _mm512_mask_add_epi32(a, _mm512_cmp_ps_mask(cut, x, _CMP_LE_OQ), a, step);
      cut = _mm512_permutexvar_ps(_mm512_add_epi32(b, last), table);
      b = _mm512_mask_add_epi32(b, _mm512_cmp_ps_mask(cut, y, _CMP_LE_OQ), b, step);
    }
    a = _mm512_slli_epi32(a, (unsigned)(bits - near));
    b = _mm512_slli_epi32(b, (unsigned)(bits - near));
    for (int bit = bits - near - 1; bit >= 0; bit--) {
      const __m512i step = _mm512_set1_epi32(1 << bit);
      const float *from = cuts + (1 << bit) - 1;
      __m512 cut = _mm512_i32gather_ps(a, from, 4);
      a = _mm512_mask_add_epi32(a, _mm512_cmp_ps_mask(cut, x, _CMP_LE_OQ), a, step);
      cut = _mm512_i32gather_ps(b, from, 4);
      b = _mm512_mask_add_epi32(b, _mm512_cmp_ps_mask(cut, y, _CMP_LE_OQ), b, step);
    }
    const __m512i less = _mm512_set1_epi32(128);
    const __m512i highest = _mm512_set1_epi32(127);
    a = _mm512_sub_epi32(a, less);
    b = _mm512_sub_epi32(b, less);
    int8_t *right = known + ASSAY_BLOCK;
    _mm_storeu_si128((__m128i *)(known + row), _mm512_cvtepi32_epi8(a));
    _mm_storeu_si128((__m128i *)(known + row + 16), _mm512_cvtepi32_epi8(b));
    a = _mm512_mask_mov_epi32(a, _mm512_cmp_ps_mask(x, x, _CMP_UNORD_Q), highest);
    b = _mm512_mask_mov_epi32(b, _mm512_cmp_ps_mask(y, y, _CMP_UNORD_Q), highest);
    _mm_storeu_si128((__m128i *)(right + row), _mm512_cvtepi32_epi8(a));
    _mm_storeu_si128((__m128i *)(right + row + 16), _mm512_cvtepi32_epi8(b));
  }
}

static inline __m512i leaf_numbers_avx512(const uint8_t *result) {
  return _mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i *)result));
}

static void add_avx512(const float *leaves, unsigned count, const uint8_t *result, float *sums) {
  const __m512 a = _mm512_loadu_ps(leaves);
  const __m512 b = _mm512_loadu_ps(leaves + 16);
  const __m512 c = _mm512_loadu_ps(leaves + 32);
  const __m512 d = _mm512_loadu_ps(leaves + 48);
  for (int row = 0; row < ASSAY_BLOCK; row += 16) {
    const __m512i leaf = leaf_numbers_avx512(result + row);
    __m512 value;
    if (count <= 32) {
      value = _mm512_permutex2var_ps(a, leaf, b);
    } else if (count <= 64) {
      const __mmask16 upper = _mm512_test_epi32_mask(leaf, _mm512_set1_epi32(32));
      value = _mm512_mask_blend_ps(upper, _mm512_permutex2var_ps(a, leaf, b),
                                   _mm512_permutex2var_ps(c, leaf, d));
    } else {
      value = _mm512_i32gather_ps(leaf, leaves, 4);
    }
    _mm512_storeu_ps(sums + row, _mm512_add_ps(_mm512_loadu_ps(sums + row), value));
  }
}

static void add_double_avx512(const float *leaves, const uint8_t *result, double *sums) {
  for (int row = 0; row < ASSAY_BLOCK; row += 16) {
    const __m512 value = _mm512_i32gather_ps(leaf_numbers_avx512(result + row), leaves, 4);
    const __m512d low = _mm512_cvtps_pd(_mm512_castps512_ps256(value));
    const __m512d high = _mm512_cvtps_pd(_mm512_extractf32x8_ps(value, 1));
    _mm512_storeu_pd(sums + row, _mm512_add_pd(_mm512_loadu_pd(sums + row), low));
    _mm512_storeu_pd(sums + row + 8, _mm512_add_pd(_mm512_loadu_pd(sums + row + 8), high));
  }
}

#define NAME(name) name##_avx512
#define BYTES __m512i
#define WIDTH 64
#define SPLAT_BYTE(x) _mm512_set1_epi8(x)
#define LOAD(from) _mm512_loadu_si512(from)
#define STORE(to, value) _mm512_storeu_si512((to), (value))
#define NEXT_ABOVE(code, cut, leaf) \
  _mm512_mask_add_epi8((leaf), _mm512_cmpgt_epi8_mask((code), (cut)), (leaf), _mm512_set1_epi8(1))
#define RIGHT_ABOVE(code, cut, left, right) \
  _mm512_mask_blend_epi8(_mm512_cmpgt_epi8_mask((code), (cut)), (left), (right))
#include "compare_path.h"
#pragma clang attribute pop

#endif

void assay_codes(assay_path path, const float *columns, const assay_cuts *lists, size_t count,
                 const float *cuts, int8_t *codes) {
  ASSAY_CHOOSE(path, codes, columns, lists, count, cuts, codes);
}

void assay_compare(assay_path path, const assay_compared_tree *trees, size_t count,
                   const assay_twig *twigs, const assay_branch *branches, const float *leaves,
                   const int8_t *codes, uint8_t *scratch, float *sums, double *doubles) {
  ASSAY_CHOOSE(path, compare, trees, count, twigs, branches, leaves, codes, scratch, sums, doubles);
}
