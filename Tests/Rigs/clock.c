// Stands before the C library's clock, so that a rig can let it say what clocks sometimes say.
// CLOCK_AT: seconds since 1970 at which it starts, or +N and -N seconds from what it says;
// CLOCK_STANDS: it stands still. Other clocks, by which programs wait, stay right.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *answer) {
  static int (*next)(clockid_t, struct timespec *);
  static time_t first;
  if (!next) next = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int done = next(clock, answer);
  const char *at = getenv("CLOCK_AT");
  if (done != 0 || clock != CLOCK_REALTIME || !at) return done;
  if (!first) first = answer->tv_sec;
  long long seconds = atoll(at);
  time_t since = getenv("CLOCK_STANDS") ? 0 : answer->tv_sec - first;
  answer->tv_sec = (at[0] == '+' || at[0] == '-') ? first + seconds + since : seconds + since;
  if (getenv("CLOCK_STANDS")) answer->tv_nsec = 0;
  return 0;
}
