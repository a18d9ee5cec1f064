package dev.lockstep.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long one thread took for something.
 *
 * @param wallNs by the clock on the wall, nanoseconds: what counts
 * @param cpuNs on a core, nanoseconds; less than by the wall if other programs took the core meanwhile
 */
record Elapsed(long wallNs, long cpuNs) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What the given work takes on the calling thread. */
    static Elapsed of(final Runnable work) {
        final long wallNs = System.nanoTime();
        final long cpuNs = THREADS.getCurrentThreadCpuTime();
        work.run();
        return new Elapsed(System.nanoTime() - wallNs, THREADS.getCurrentThreadCpuTime() - cpuNs);
    }
}
