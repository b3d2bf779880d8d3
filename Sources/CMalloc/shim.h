// Swift's module of the C library leaves out the settings of its allocator.
#ifdef __linux__
#include <malloc.h>
#endif
