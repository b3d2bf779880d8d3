#include <stddef.h>
#include <stdint.h>

// The library's own way in for programs that have a `main`: runs until it is told to end or finds something.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *bytes, size_t count));

// AddressSanitizer's: bytes that are allocated, and those that it holds back after they were freed.
size_t __sanitizer_get_current_allocated_bytes(void);
