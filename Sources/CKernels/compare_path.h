// Codes and whole trees by comparison, WIDTH rows at once; the including file says how a width
// loads, compares and blends bytes.

static void NAME(codes)(const float *columns, const assay_cuts *lists, size_t count,
                        const float *cuts, int8_t *codes) {
  for (size_t i = 0; i < count; i++) {
    const float *column = columns + (size_t)lists[i].input * ASSAY_BLOCK;
    int8_t *known = codes + (size_t)lists[i].input * 2 * ASSAY_BLOCK;
    NAME(code)(column, cuts + lists[i].first, (int)lists[i].bits, known);
  }
}

static void NAME(compare)(const assay_compared_tree *trees, size_t count, const assay_twig *twigs,
                          const assay_branch *branches, const float *leaves, const int8_t *codes,
                          uint8_t *scratch, float *sums, double *doubles) {
  for (size_t i = 0; i < count; i++) {
    const assay_compared_tree *tree = trees + i;
    uint8_t *slot = scratch + 256 * ASSAY_BLOCK;
    const assay_twig *twig = twigs + tree->first_twig;
    for (unsigned n = tree->twigs; n > 0; n--, twig++, slot += ASSAY_BLOCK) {
      const int8_t *code = codes + (size_t)twig->column * ASSAY_BLOCK;
      const BYTES cut = SPLAT_BYTE(twig->cut);
      const BYTES leaf = SPLAT_BYTE((int8_t)twig->leaf);
      for (int row = 0; row < ASSAY_BLOCK; row += WIDTH)
        STORE(slot + row, NEXT_ABOVE(LOAD(code + row), cut, leaf));
    }
    const assay_branch *branch = branches + tree->first_branch;
    for (unsigned n = tree->branches; n > 0; n--, branch++, slot += ASSAY_BLOCK) {
      const int8_t *code = codes + (size_t)branch->column * ASSAY_BLOCK;
      const uint8_t *left = scratch + (size_t)branch->left * ASSAY_BLOCK;
      const uint8_t *right = scratch + (size_t)branch->right * ASSAY_BLOCK;
      const BYTES cut = SPLAT_BYTE(branch->cut);
      for (int row = 0; row < ASSAY_BLOCK; row += WIDTH)
        STORE(slot + row,
              RIGHT_ABOVE(LOAD(code + row), cut, LOAD(left + row), LOAD(right + row)));
    }
    const uint8_t *result = scratch + (size_t)tree->result * ASSAY_BLOCK;
    if (sums != NULL)
      NAME(add)(leaves + tree->first_leaf, tree->leaves, result, sums);
    else
      NAME(add_double)(leaves + tree->first_leaf, result, doubles);
  }
}

#undef BYTES
#undef WIDTH
#undef SPLAT_BYTE
#undef LOAD
#undef STORE
#undef NEXT_ABOVE
#undef RIGHT_ABOVE
#undef NAME
