package dev.lockstep.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookSnapshotDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Drains a source and keeps what it delivered, with the engine times; checks what holds for every source. */
final class Captured implements MessageSink {
    final List<UnsafeBuffer> messages = new ArrayList<>();
    final List<Long> timesNs = new ArrayList<>();

    static Captured drain(final HistorySource source) {
        final Captured captured = new Captured();
        long lastNs = Long.MIN_VALUE;
        while (source.nextTimeNs() != HistorySource.NO_MORE) {
            final long timeNs = source.nextTimeNs();
            assertThat(timeNs).isGreaterThanOrEqualTo(lastNs);
            lastNs = timeNs;
            assertThat(source.deliver((buffer, offset, length) -> false)).isFalse();
            assertThat(source.deliver(captured)).isTrue();
            captured.timesNs.add(timeNs);
        }
        return captured;
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        assertThat(length).isLessThanOrEqualTo(RecordHeader.MAX_MESSAGE_LENGTH);
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        messages.add(new UnsafeBuffer(copy));
        return true;
    }

    int templateId(final int index) {
        return new MessageHeaderDecoder().wrap(messages.get(index), 0).templateId();
    }

    long count(final int templateId) {
        long count = 0;
        for (int i = 0; i < messages.size(); i++) {
            count += templateId(i) == templateId ? 1 : 0;
        }
        return count;
    }

    /** Every message as the decoder of its template prints it, without the header. */
    List<String> texts() {
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            texts.add(Decoded.text(messages.get(i)));
        }
        return texts;
    }

    BookDeltaDecoder delta(final int index) {
        return new BookDeltaDecoder().wrapAndApplyHeader(messages.get(index), 0, new MessageHeaderDecoder());
    }

    BookSnapshotDecoder snapshot(final int index) {
        return new BookSnapshotDecoder().wrapAndApplyHeader(messages.get(index), 0, new MessageHeaderDecoder());
    }
}
