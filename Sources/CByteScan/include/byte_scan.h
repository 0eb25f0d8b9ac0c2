#ifndef ASSAY_BYTE_SCAN_H
#define ASSAY_BYTE_SCAN_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Which of the 64 bytes at `bytes` equal `wanted`, one bit each, the first byte lowest.
///
/// In C since Swift has no word for the instruction that gathers the signs of 16 bytes, which every
/// x86-64 has; elsewhere the same by whole-word arithmetic.
static inline uint64_t assay_bytes_equal(const uint8_t *bytes, uint8_t wanted) {
#if defined(__SSE2__)
  const __m128i pattern = _mm_set1_epi8((char)wanted);
  uint64_t mask = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i sixteen = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * part));
    const int signs = _mm_movemask_epi8(_mm_cmpeq_epi8(sixteen, pattern));
    mask |= (uint64_t)(uint32_t)signs << (16 * part);
  }
  return mask;
#else
  const uint64_t pattern = (uint64_t)wanted * 0x0101010101010101u;
  const uint64_t low = 0x7F7F7F7F7F7F7F7Fu;
  uint64_t mask = 0;
  for (int part = 0; part < 8; part++) {
    uint64_t eight;
    memcpy(&eight, bytes + 8 * part, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    const uint64_t differs = eight ^ pattern;
    // The high bit of each byte that is zero, without a carry from its neighbour.
    const uint64_t zeros = ~(((differs & low) + low) | differs | low);
    // Gathers the eight high bits in the top byte: no two products meet, so nothing carries.
    mask |= ((zeros * 0x0002040810204081u) >> 56) << (8 * part);
  }
  return mask;
#endif
}

#endif
