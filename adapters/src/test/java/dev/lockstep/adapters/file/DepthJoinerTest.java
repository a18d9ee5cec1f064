package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import org.junit.jupiter.api.Test;

class DepthJoinerTest {
    private static final int LEVELS = 1000;
    private static final int UPDATES = 3_000;

    private final DepthJoiner joiner = new DepthJoiner(new DepthProxy(0));
    private final MessageQueue out = new MessageQueue();
    private final DepthUpdate update = new DepthUpdate();

    @Test
    void shouldHoldBackBoundedBytesAndDropWholeUpdates() {
        for (int id = 1; id <= UPDATES; id++) {
            joiner.onUpdate(fill(id), id, out);
        }
        assertThat(out.isEmpty()).isTrue();
        assertThat(joiner.unjoined()).isEqualTo(UPDATES);

        update.bids.clear();
        update.asks.clear();
        update.lastUpdateId = 0;
        joiner.onSnapshot(update, UPDATES, out);

        assertThat(out.size()).isLessThanOrEqualTo(DepthJoiner.MAX_HELD_BYTES + 1024);
        out.pop();
        final BookDeltaDecoder delta = new BookDeltaDecoder();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        delta.wrapAndApplyHeader(out.buffer(), out.offset(), header);
        assertThat(delta.firstChunk()).isEqualTo((short) 1);
        // What was dropped shows as a gap behind the snapshot of id 0.
        final long first = delta.lastUpdateId();
        assertThat(first).isGreaterThan(1).isLessThan(UPDATES);
        assertThat(delta.prevUpdateId()).isEqualTo(first - 1);
        long chunks = 0;
        while (!out.isEmpty()) {
            delta.wrapAndApplyHeader(out.buffer(), out.offset(), header);
            chunks++;
            out.pop();
        }
        assertThat(delta.lastUpdateId()).isEqualTo(UPDATES);
        // 1,000 levels are 84 chunks of at most 12.
        assertThat(chunks).isEqualTo((UPDATES - first + 1) * 84);
    }

    private DepthUpdate fill(final int id) {
        update.bids.clear();
        update.asks.clear();
        for (int i = 0; i < LEVELS; i++) {
            update.asks.add(i + 1, id);
        }
        update.prevUpdateId = id - 1;
        update.lastUpdateId = id;
        return update;
    }
}
