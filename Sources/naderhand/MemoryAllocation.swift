import CMalloc

/// Settings of the C library's memory allocator.
enum MemoryAllocation {
    /// Keeps freed memory for later requests.
    ///
    /// By default glibc returns the end of a thread's heap to the kernel when 128 KiB of it are free, and the next
    /// requests fault it in again page by page, which was measured at a third of the CPU time of a credit check. With
    /// this setting each heap keeps up to 8 MiB. Blocks of 1 MiB and more have a mapping of their own, which is
    /// returned at once.
    static func keepFreedPages() {
        #if canImport(Glibc)
        mallopt(M_TRIM_THRESHOLD, 8 * 1_024 * 1_024)
        mallopt(M_MMAP_THRESHOLD, 1_024 * 1_024)
        #endif
    }
}
