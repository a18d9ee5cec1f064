package dev.lockstep.ops;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Makes the engine's threads: daemons, so that a failed start never keeps the process alive. The ring asks for them stage by stage. */
final class StageThreads implements ThreadFactory {
    private final List<Integer> cpus;
    private final PrintWriter messages;
    private int made;

    /**
     * A factory.
     *
     * @param cpus of the ingress thread, which is not made here, and of the stages in their order; empty: not pinned
     * @param messages told if a thread can't be pinned
     */
    StageThreads(final List<Integer> cpus, final PrintWriter messages) {
        this.cpus = cpus.isEmpty() ? cpus : cpus.subList(1, cpus.size());
        this.messages = messages;
    }

    @Override
    public Thread newThread(final Runnable work) {
        final Thread thread = new Thread(made < cpus.size() ? pinned(cpus.get(made), work) : work, "lockstep-core");
        made++;
        thread.setDaemon(true);
        return thread;
    }

    private Runnable pinned(final int cpu, final Runnable work) {
        return () -> CpuPin.with(cpu, messages, () -> {
            work.run();
            return null;
        });
    }
}
