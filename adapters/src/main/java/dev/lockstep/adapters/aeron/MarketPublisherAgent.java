package dev.lockstep.adapters.aeron;

import dev.lockstep.engine.port.BadDataException;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * Drains a history into a publisher: starts when a subscriber is there, and ends the stream after the last message. It owns both and
 * closes them. Run it with {@link AeronThreads#start}, or call {@link #doWork} in a test; the counts may be read from any thread.
 */
public final class MarketPublisherAgent implements Agent {
    private static final int MESSAGES_A_CYCLE = 64;
    private static final long SECOND_NS = 1_000_000_000L;

    private final HistorySource source;
    private final AeronMarketDataPublisher publisher;
    private final MarketPublisherSettings settings;
    private final NanoClock nanoClock;
    private final EpochNanoClock epochClock;
    private final long maxMessages;
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean done;
    private MessageSink sink;
    private long startNs;
    private long startMarketTimeNs;

    /**
     * @param source to be drained, closed with this agent
     * @param publisher that takes the messages, closed with this agent or after the last message
     * @param nanoClock paces
     * @param epochClock says what now is, if the settings want the history to start now
     */
    public MarketPublisherAgent(
            final HistorySource source,
            final AeronMarketDataPublisher publisher,
            final MarketPublisherSettings settings,
            final NanoClock nanoClock,
            final EpochNanoClock epochClock) {
        this.source = source;
        this.publisher = publisher;
        this.settings = settings;
        this.nanoClock = nanoClock;
        this.epochClock = epochClock;
        this.maxMessages = settings.maxMessages() == 0 ? Long.MAX_VALUE : settings.maxMessages();
    }

    /**
     * Publishes what is due and what the subscribers take.
     *
     * @return messages published
     * @throws AgentTerminationException if the history can't be read on or the publication is closed
     */
    @Override
    public int doWork() {
        try {
            return done ? 0 : publishDue();
        } catch (final BadDataException | IllegalStateException e) {
            throw new AgentTerminationException(e);
        }
    }

    @Override
    public String roleName() {
        return "market-publisher";
    }

    @Override
    public void onClose() {
        source.close();
        publisher.close();
    }

    /** Messages published so far. */
    public long sent() {
        return sent.get();
    }

    /** Whether the last message was published and the stream ended. */
    public boolean isDone() {
        return done;
    }

    private int publishDue() {
        int published = 0;
        while (published < MESSAGES_A_CYCLE) {
            final long marketTimeNs = source.nextTimeNs();
            if (marketTimeNs == HistorySource.NO_MORE || sent.get() >= maxMessages) {
                publisher.close();
                done = true;
                break;
            }
            if (sink == null && !tryStart(marketTimeNs)) {
                break;
            }
            if (!isDue(marketTimeNs) || !source.deliver(sink)) {
                break;
            }
            sent.lazySet(sent.get() + 1);
            published++;
        }
        return published;
    }

    /** The schedule starts with the first subscriber, so that what was before it is not caught up on. */
    private boolean tryStart(final long marketTimeNs) {
        if (!publisher.isConnected()) {
            return false;
        }
        startNs = nanoClock.nanoTime();
        startMarketTimeNs = marketTimeNs;
        sink = settings.startNow() ? new RedatingSink(publisher, epochClock.nanoTime() - marketTimeNs) : publisher;
        return true;
    }

    private boolean isDue(final long marketTimeNs) {
        return switch (settings.pacing()) {
            case UNPACED -> true;
            case FIXED_RATE -> sent.get() <= messagesIn(nanoClock.nanoTime() - startNs);
            case REAL_TIME -> marketTimeNs - startMarketTimeNs <= nanoClock.nanoTime() - startNs;
        };
    }

    /** Messages that fall due within a time, besides the first one; whole seconds apart, so that nothing overflows. */
    private long messagesIn(final long elapsedNs) {
        final long rate = settings.messagesPerSecond();
        return elapsedNs / SECOND_NS * rate + elapsedNs % SECOND_NS * rate / SECOND_NS;
    }
}
