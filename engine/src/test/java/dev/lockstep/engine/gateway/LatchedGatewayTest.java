package dev.lockstep.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.ExecType;
import dev.lockstep.engine.port.VenueGateway;
import dev.lockstep.engine.testkit.RunMessages;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** I8: with the latch set, nothing new goes out; before, all that goes out is in the table first. */
final class LatchedGatewayTest {
    private static final int ORDERS = 300_000;
    private static final long TOLERATED_BYTES = 20_000;

    private final KillLatch latch = new KillLatch(() -> 1);
    private final GatewayOrders orders = new GatewayOrders(3);
    private final RecordingVenue venue = new RecordingVenue();
    private final LatchedGateway gateway = new LatchedGateway(latch, orders, venue);
    private final OrderRecords records = new OrderRecords();

    @Test
    void shouldPassEverythingOnWhileTheLatchIsOpen() {
        records.sendNew(gateway, 1, 0);
        records.sendReplace(gateway, 1);
        records.sendCancel(gateway, 1);
        assertThat(venue.sent).containsExactly("new 1", "replace 1", "cancel 1");
        assertThat(orders.open()).isEqualTo(1);
        assertThat(gateway.dropped()).isZero();
    }

    @Test
    void shouldHaveAnOrderInTheTableAndTheSendMarkedBeforeItGoesOut() {
        venue.onSend = () -> {
            assertThat(orders.open()).isEqualTo(1);
            assertThat(orders.isSending()).isTrue();
        };
        records.sendNew(gateway, 1, 0);
        records.sendReplace(gateway, 1);
        assertThat(venue.sent).hasSize(2);
        assertThat(orders.isSending()).isFalse();
    }

    @Test
    void shouldRefuseNewOrdersAndReplacementsButLetCancelsAndQueriesPassOnceTheLatchIsSet() {
        records.sendNew(gateway, 1, 0);
        latch.set("test", "stop");
        records.sendNew(gateway, 2, 0);
        records.sendReplace(gateway, 1);
        records.sendCancel(gateway, 1);
        records.sendQuery(gateway, 2);
        assertThat(venue.sent).containsExactly("new 1", "cancel 1", "query 2");
        assertThat(venue.refused).containsExactly("new 2", "replace 1");
        assertThat(orders.open()).as("2 was never sent").isEqualTo(1);
        assertThat(orders.isSending()).isFalse();
        assertThat(gateway.dropped()).isEqualTo(2);
        assertThat(gateway.untold()).isZero();
    }

    /** Set while the order is being noted, which only a look behind that can see. */
    @Test
    void shouldLookAtTheLatchAfterTheOrderIsNoted() {
        final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.MAX_RECORD_LENGTH]) {
            @Override
            public int getInt(final int index, final ByteOrder byteOrder) {
                latch.set("test", "in between");
                return super.getInt(index, byteOrder);
            }
        };
        records.sendNew((buffer, offset, length) -> record.putBytes(0, buffer, offset, length), 1, 0);
        gateway.send(record, 0, RecordHeader.length(new UnsafeBuffer(record.byteArray()), 0));
        assertThat(latch.isSet()).isTrue();
        assertThat(venue.sent).isEmpty();
        assertThat(venue.refused).containsExactly("new 1");
        assertThat(orders.open()).isZero();
    }

    @Test
    void shouldCountWhatItCannotEvenReportAsNotSent() {
        venue.roomForRefusals = 1;
        latch.set("test", "stop");
        records.sendNew(gateway, 1, 0);
        records.sendNew(gateway, 2, 0);
        assertThat(venue.refused).containsExactly("new 1");
        assertThat(gateway.dropped()).isEqualTo(2);
        assertThat(gateway.untold()).isEqualTo(1);
        assertThat(venue.sent).isEmpty();
    }

    @Test
    void shouldRefuseAnOrderThatTheTableHasNoRoomFor() {
        for (int id = 1; id <= 4; id++) {
            records.sendNew(gateway, id, 0);
        }
        assertThat(venue.sent).containsExactly("new 1", "new 2", "new 3");
        assertThat(venue.refused).containsExactly("new 4");
        assertThat(orders.isSending()).isFalse();
        new Reports(new OrderReports(orders)).report(2, ExecType.CANCELLED);
        records.sendNew(gateway, 5, 0);
        assertThat(venue.sent).endsWith("new 5");
    }

    @Test
    void shouldFailIfATableThatIsFullCannotBeReported() {
        venue.roomForRefusals = 0;
        for (int id = 1; id <= 3; id++) {
            records.sendNew(gateway, id, 0);
        }
        assertThatThrownBy(() -> records.sendNew(gateway, 4, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("table of 3 open orders is full");
    }

    /** Whether it went out is unknown, so that it stays to be cancelled. */
    @Test
    void shouldKeepAnOrderWhoseSendFailed() {
        venue.onSend = () -> {
            throw new IllegalStateException("line down");
        };
        assertThatThrownBy(() -> records.sendNew(gateway, 1, 0)).hasMessage("line down");
        assertThat(orders.open()).isEqualTo(1);
        assertThat(orders.isSending()).isFalse();
    }

    @Test
    void shouldRefuseOtherMessages() {
        final DirectBuffer ended = RunMessages.runEnded();
        final UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.LENGTH + ended.capacity()]);
        record.putBytes(RecordHeader.LENGTH, ended, 0, ended.capacity());
        assertThatThrownBy(() -> gateway.send(record, 0, record.capacity()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("template 601");
        assertThat(venue.sent).isEmpty();
    }

    @Test
    void shouldNotAllocatePerOrder() {
        final OrderReports tap = new OrderReports(orders);
        final Reports reports = new Reports(tap);
        final LatchedGateway warm = new LatchedGateway(latch, orders, new Nowhere());
        send(warm, reports, 1);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        send(warm, reports, 1 + ORDERS);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(TOLERATED_BYTES);
        assertThat(orders.open()).isZero();
    }

    private void send(final LatchedGateway warm, final Reports reports, final long firstId) {
        for (long id = firstId; id < firstId + ORDERS; id++) {
            records.sendNew(warm, id, 0);
            records.sendReplace(warm, id);
            reports.report(id, ExecType.ACCEPTED);
            reports.report(id, ExecType.CANCELLED);
        }
    }

    private static final class Nowhere implements VenueGateway {
        @Override
        public void send(final DirectBuffer record, final int offset, final int length) {
            // Gone.
        }

        @Override
        public boolean refuse(final DirectBuffer record, final int offset, final int length) {
            return true;
        }

        @Override
        public boolean cancel(final DirectBuffer record, final int offset, final int length) {
            return true;
        }
    }
}
