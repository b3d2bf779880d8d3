import CMalloc

/// Settings of the C library's allocator.
enum MemoryAllocation {
    /// Keeps memory that a group of requests has given back for the next group.
    ///
    /// By default glibc returns the end of a thread's heap to the kernel as soon as 128 KiB of it are free, and gets it
    /// back page by page for the next requests: measured at a third of the CPU time of a credit check. Each heap now
    /// keeps up to 8 MiB. Blocks of 1 MiB and more have a mapping of their own, which is returned at once.
    static func keepFreedPages() {
        #if canImport(Glibc)
        mallopt(M_TRIM_THRESHOLD, 8 * 1_024 * 1_024)
        mallopt(M_MMAP_THRESHOLD, 1_024 * 1_024)
        #endif
    }
}
