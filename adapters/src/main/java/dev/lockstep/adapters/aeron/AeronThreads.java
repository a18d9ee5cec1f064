package dev.lockstep.adapters.aeron;

import io.aeron.Aeron;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** Clients and agent threads that sleep when idle, for machines with fewer cores than threads. */
public final class AeronThreads {
    private static final long MAX_SPINS = 10;
    private static final long MAX_YIELDS = 20;
    private static final long MIN_PARK_NS = 1_000;
    private static final long MAX_PARK_NS = 1_000_000;

    private AeronThreads() {}

    /**
     * Connects to a media driver; the caller closes the client. Errors of the client's own thread go to the handler, and never to the
     * standard error stream or the end of the process, which is what the library does by default.
     *
     * @param aeronDirectory of a running driver
     * @throws io.aeron.exceptions.DriverTimeoutException if no driver answers there
     */
    public static Aeron connect(final String aeronDirectory, final ErrorHandler errorHandler) {
        return Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(aeronDirectory)
                .errorHandler(errorHandler)
                .subscriberErrorHandler(errorHandler));
    }

    /** Starts an agent on a thread of its own, named after its role; closing the runner stops and closes the agent. */
    public static AgentRunner start(final Agent agent, final ErrorHandler errorHandler) {
        final AgentRunner runner = new AgentRunner(backoffIdle(), errorHandler, null, agent);
        AgentRunner.startOnThread(runner);
        return runner;
    }

    /** Spins and yields a little, then sleeps up to a millisecond; one object per thread. */
    static IdleStrategy backoffIdle() {
        return new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NS, MAX_PARK_NS);
    }
}
