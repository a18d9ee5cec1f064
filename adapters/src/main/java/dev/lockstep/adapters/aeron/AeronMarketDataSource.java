package dev.lockstep.adapters.aeron;

import dev.lockstep.engine.port.LiveSource;
import dev.lockstep.engine.port.MessageSink;
import io.aeron.Aeron;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.logbuffer.Header;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * Market data from an Aeron stream, one SBE message per Aeron message. Nothing from the network is trusted: what is not a well-formed
 * market-data message is counted and left out. A message that the sink refuses stays in Aeron's buffer, so back-pressure reaches the
 * publisher.
 *
 * <p>Where several publishers are connected, the earlier one's messages go first; so when a publisher is replaced, its successor's
 * messages come after all of its own. Used by the ingress thread; the counts may be read from any thread.
 */
public final class AeronMarketDataSource implements LiveSource {
    private final MarketDataCheck check = new MarketDataCheck();
    private final AtomicLongArray skippedByFault = new AtomicLongArray(MessageFault.values().length);
    private final boolean endWhenPublisherCloses;
    private final Subscription subscription;
    private final Consumer<Image> imagePoller = this::pollImage;
    private final Consumer<Image> endCounter = this::countIfAtEnd;
    private final ControlledFragmentHandler fragmentHandler = this::onFragment;
    /** Publishers that came and that went; written by the client's conductor. */
    private final AtomicInteger arrived = new AtomicInteger();

    private final AtomicInteger gone = new AtomicInteger();
    private MessageSink sink;
    private RuntimeException sinkFailure;
    private int left;
    private int handedOver;
    private int atEnd;

    /**
     * Subscribes.
     *
     * @param aeron stays the caller's to close, after this source
     * @throws io.aeron.exceptions.AeronException if the driver refuses the channel or does not answer
     */
    public AeronMarketDataSource(final Aeron aeron, final AeronMarketDataSettings settings) {
        this.endWhenPublisherCloses = settings.endWhenPublisherCloses();
        this.subscription = aeron.addSubscription(
                settings.channel(),
                settings.streamId(),
                image -> arrived.incrementAndGet(),
                image -> gone.incrementAndGet());
    }

    /** What the sink throws is thrown on, with the message not taken. */
    @Override
    public int poll(final MessageSink messageSink, final int limit) {
        sink = messageSink;
        left = limit;
        handedOver = 0;
        subscription.forEachImage(imagePoller);
        if (sinkFailure != null) {
            final RuntimeException failure = sinkFailure;
            sinkFailure = null;
            throw failure;
        }
        return handedOver;
    }

    @Override
    public boolean isExhausted() {
        if (!endWhenPublisherCloses || arrived.get() == 0) {
            return false;
        }
        // The count of those gone is read first, as a publisher leaves the subscription before it is counted here: none
        // counts twice.
        atEnd = gone.get();
        subscription.forEachImage(endCounter);
        return atEnd == arrived.get();
    }

    /** Whether a publisher is there. */
    public boolean isConnected() {
        return subscription.isConnected();
    }

    /** Messages left out so far. */
    public long skipped() {
        long sum = 0;
        for (int i = 0; i < skippedByFault.length(); i++) {
            sum += skippedByFault.get(i);
        }
        return sum;
    }

    /** Messages left out so far for one reason. */
    public long skipped(final MessageFault fault) {
        return skippedByFault.get(fault.ordinal());
    }

    @Override
    public void close() {
        subscription.close();
    }

    /** Polls one publisher's messages; a later publisher's turn only comes once this one has nothing to read. */
    private void pollImage(final Image image) {
        if (left <= 0) {
            return;
        }
        final long before = image.position();
        image.controlledPoll(fragmentHandler, left);
        if (image.position() != before) {
            left = 0;
        }
    }

    private void countIfAtEnd(final Image image) {
        if (image.isEndOfStream()) {
            atEnd++;
        }
    }

    private ControlledFragmentHandler.Action onFragment(
            final DirectBuffer buffer, final int offset, final int length, final Header header) {
        final boolean whole = (header.flags() & FrameDescriptor.UNFRAGMENTED) == FrameDescriptor.UNFRAGMENTED;
        if (!whole) {
            skipFragment(header.flags());
            return ControlledFragmentHandler.Action.CONTINUE;
        }
        final MessageFault fault = check.faultOf(buffer, offset, length);
        if (fault != null) {
            skip(fault);
            return ControlledFragmentHandler.Action.CONTINUE;
        }
        if (!offer(buffer, offset, length)) {
            left = 0;
            return ControlledFragmentHandler.Action.ABORT;
        }
        handedOver++;
        return ControlledFragmentHandler.Action.CONTINUE;
    }

    /** Aeron would hand an exception to its error handler and go on behind the message; the engine has to stop instead. */
    private boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        try {
            return sink.offer(buffer, offset, length);
        } catch (final RuntimeException e) {
            sinkFailure = e;
            return false;
        }
    }

    /** A message in fragments is longer than any of ours; it counts once, at its first fragment. */
    private void skipFragment(final byte flags) {
        if ((flags & FrameDescriptor.BEGIN_FRAG_FLAG) == FrameDescriptor.BEGIN_FRAG_FLAG) {
            skip(MessageFault.BAD_LENGTH);
        }
    }

    private void skip(final MessageFault fault) {
        skippedByFault.lazySet(fault.ordinal(), skippedByFault.get(fault.ordinal()) + 1);
    }
}
