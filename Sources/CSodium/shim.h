#include <sodium.h>
#include <sys/prctl.h>

// prctl takes a varying number of arguments, which Swift cannot call.
static inline int assay_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
static inline int assay_may_be_dumped(void) { return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0); }
