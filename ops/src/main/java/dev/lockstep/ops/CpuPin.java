package dev.lockstep.ops;

import java.io.PrintWriter;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.openhft.affinity.Affinity;

/** Keeps a thread on one CPU while it works. */
final class CpuPin {
    private CpuPin() {}

    /**
     * Works with the ingress thread, which is the calling one, on the first of the CPUs, if there is one.
     *
     * @param messages told if it can't be pinned; the thread then works unpinned, as that does not matter to what is decided
     */
    static <T> T ingress(final List<Integer> cpus, final PrintWriter messages, final Supplier<T> work) {
        return cpus.isEmpty() ? work.get() : with(cpus.get(0), messages, work);
    }

    /** Works with the calling thread on a CPU; afterwards it may run where it could before. */
    static <T> T with(final int cpu, final PrintWriter messages, final Supplier<T> work) {
        final BitSet before = Affinity.getAffinity();
        try {
            pin(cpu, messages);
            return work.get();
        } finally {
            Affinity.setAffinity(before);
        }
    }

    private static void pin(final int cpu, final PrintWriter messages) {
        try {
            Affinity.setAffinity(cpu);
        } catch (final RuntimeException e) {
            messages.printf(
                    "thread %s can't be pinned to CPU %d and runs unpinned: %s%n",
                    Thread.currentThread().getName(), cpu, e.getMessage());
            messages.flush();
        }
    }

    /** Numbers of the CPUs that the calling thread may run on; empty where the system can't say, and can't pin. */
    static BitSet available() {
        return Affinity.getAffinity();
    }

    /** The numbers for people. */
    static String text(final BitSet cpus) {
        return cpus.isEmpty()
                ? "none, as threads can't be pinned on this system"
                : cpus.stream().mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }
}
