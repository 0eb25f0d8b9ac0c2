// All of it stands in the header, so that it is compiled into the loops that use it.
#include "byte_scan.h"
