package dev.lockstep.ops;

/** Makes the engine's threads: daemons, so that a failed start never keeps the process alive. */
final class StageThreads {
    private StageThreads() {}

    static Thread newThread(final Runnable work) {
        final Thread thread = new Thread(work, "lockstep-core");
        thread.setDaemon(true);
        return thread;
    }
}
