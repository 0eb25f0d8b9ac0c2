#ifndef CFILES_H
#define CFILES_H

/// Puts two entries of one file system each in the place of the other, in one step.
/// Answers as renameat2(2): 0, or -1 with errno.
int files_exchange(const char *_Nonnull one, const char *_Nonnull other);

#endif
