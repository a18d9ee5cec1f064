package dev.lockstep.adapters.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.AggressorSide;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.RunStartedEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import dev.lockstep.engine.port.ReportTap;
import dev.lockstep.engine.port.SessionStart;
import dev.lockstep.engine.venue.VenueCapabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instrument 0 trades at venue 1, instrument 1 at venue 0, and so on in turn. */
final class VenueRouterTest {
    private static final long START = 1_000_000;

    private final VenueMessages messages = new VenueMessages();
    private final ReportReader reader = new ReportReader();
    private final List<String> texts = new ArrayList<>();
    private final MessageSink sink =
            (buffer, offset, length) -> texts.add(reader.read(buffer, offset).text());
    private final List<SimulatedVenue> venues = new ArrayList<>();
    private ReportTap taps = ReportTap.NONE;
    private VenueLink router;

    private void venues(final SimulatedVenueSettings... settings) {
        for (final SimulatedVenueSettings one : settings) {
            venues.add(new SimulatedVenue(venues.size(), one, 7, taps, SessionStart.NONE));
        }
        router = VenueRouter.over(venues);
        for (int instrument = 0; instrument < 2 * venues.size(); instrument++) {
            messages.instrument = instrument;
            messages.definition(
                    START, VenueRig.terms(MarketView.QUOTES, true).tradedAt((instrument + 1) % venues.size()));
            input();
            messages.quote(START, 99, 10, 101, 10);
            input();
        }
    }

    private void input() {
        router.onInput(messages.record, 0, messages.length);
    }

    private void send() {
        router.send(messages.record, 0, messages.length);
    }

    private void order(final long id, final int instrument, final long price) {
        messages.instrument = instrument;
        messages.newOrder(START, id, Side.BUY, OrderType.LIMIT, TimeInForce.DAY, price, 5);
        send();
    }

    private List<String> advance(final long toNs, final int limit) {
        texts.clear();
        router.advance(toNs, sink, limit);
        return List.copyOf(texts);
    }

    private static SimulatedVenueSettings late(final long reportNs) {
        return new SimulatedVenueSettings(0, 0, reportNs, 0, 0, 0, true, QueueModel.FRONT, 64, 64)
                .with(VenueCapabilities.ALL);
    }

    @Test
    void shouldBeTheVenueItselfIfThereIsOne() {
        final SimulatedVenue only =
                new SimulatedVenue(0, SimulatedVenueSettings.ideal(), 1, ReportTap.NONE, SessionStart.NONE);
        assertThat(VenueRouter.over(List.of(only))).isSameAs(only);
    }

    @Test
    void shouldSendOrdersAndRequestsToTheVenueOfTheirInstrument() {
        venues(late(0), late(0));
        order(1, 0, 98);
        order(2, 1, 98);
        order(3, 2, 98);
        messages.instrument = 1;
        messages.replace(START, 2, 97, 5);
        send();
        messages.instrument = 2;
        messages.cancel(START, 3);
        send();
        assertThat(advance(START, 10))
                .containsExactly(
                        "2 ACCEPTED 0/5", "2 REPLACED 5@97 0/5", "1 ACCEPTED 0/5", "3 ACCEPTED 0/5", "3 CANCELLED 0/0");
        assertThat(venues.get(0).openOrders()).isEqualTo(1);
        assertThat(venues.get(1).openOrders()).isEqualTo(1);
        // The third has ended.
        assertThat(venues.get(0).openOrderIds()).containsExactly(2);
        assertThat(venues.get(1).openOrderIds()).containsExactly(1);
    }

    @Test
    void shouldSendAQueryToTheVenueThatItNames() {
        venues(late(0), late(0), late(0));
        messages.query(START, 1, 7);
        send();
        assertThat(advance(START, 10)).containsExactly("BEGIN 1", "END 1");
    }

    /** The first report of the first venue stands in the way of all others to the ring, but to the tap of none. */
    @Test
    void shouldLetEveryVenueTellItsTapAlthoughTheSinkTakesNothing() {
        final List<String> told = new ArrayList<>();
        taps = (buffer, offset, length) -> told.add(reader.read(buffer, offset).text());
        venues(late(5), late(5));
        order(1, 0, 98);
        order(2, 1, 98);
        order(3, 2, 98);
        assertThat(router.advance(START + 5, (buffer, offset, length) -> false, 10))
                .isZero();
        assertThat(told).contains("1 ACCEPTED 0/5", "2 ACCEPTED 0/5", "3 ACCEPTED 0/5");
        assertThat(router.nextTimeNs()).isEqualTo(START + 5);
        assertThat(advance(START + 5, 10)).containsExactly("2 ACCEPTED 0/5", "1 ACCEPTED 0/5", "3 ACCEPTED 0/5");
    }

    @Test
    void shouldGiveIdsThatAreUniqueAmongVenues() {
        venues(late(0), late(0));
        order(1, 0, 101);
        order(2, 1, 101);
        final List<String> ids = new ArrayList<>();
        router.advance(
                START,
                (buffer, offset, length) -> {
                    final ReportReader.Report report = reader.read(buffer, offset);
                    return ids.add(report.venueOrderId() + report.venueFillId());
                },
                10);
        assertThat(ids).containsExactly("V1", "V1F1", "V1.1", "V1.1F1.1");
    }

    @Test
    void shouldMergeReportsByTimeAndThenByVenue() {
        venues(late(20), late(10), late(20));
        // Instruments 0, 1 and 2 trade at venues 1, 2 and 0.
        order(1, 1, 98);
        order(2, 2, 98);
        order(3, 0, 98);
        assertThat(router.nextTimeNs()).isEqualTo(START);
        assertThat(advance(START + 9, 10)).isEmpty();
        assertThat(router.nextTimeNs()).isEqualTo(START + 10);
        assertThat(advance(START + 20, 10)).containsExactly("3 ACCEPTED 0/5", "2 ACCEPTED 0/5", "1 ACCEPTED 0/5");
        assertThat(router.nextTimeNs()).isEqualTo(HistorySource.NO_MORE);
    }

    @Test
    void shouldHandOverNoMoreThanTheLimitOrTheSinkTakes() {
        venues(late(0), late(0));
        order(1, 0, 98);
        order(2, 1, 98);
        order(3, 0, 98);
        assertThat(router.advance(START, (buffer, offset, length) -> false, 10)).isZero();
        assertThat(advance(START, 1)).containsExactly("2 ACCEPTED 0/5");
        assertThat(advance(START, 1)).containsExactly("1 ACCEPTED 0/5");
        assertThat(advance(START, 9)).containsExactly("3 ACCEPTED 0/5");
    }

    @Test
    void shouldTellTheMarketToTheVenueThatTradesItOnly() {
        venues(late(0), late(0));
        order(1, 0, 98);
        order(2, 1, 98);
        advance(START, 10);
        messages.instrument = 0;
        messages.trade(START, 97, 2, AggressorSide.SELLER);
        input();
        assertThat(advance(START, 10)).containsExactly("1 FILL 2@98 MAKER 2/3");
        messages.boundary(START, BoundaryKind.SESSION_CLOSE, 1);
        input();
        assertThat(advance(START, 10)).containsExactly("2 EXPIRED CLOS 0/0");
        messages.boundary(START, BoundaryKind.SESSION_CLOSE, -1);
        input();
        assertThat(advance(START, 10)).containsExactly("1 EXPIRED CLOS 2/0");
    }

    @Test
    void shouldRejectWhatNoVenueTrades() {
        venues(late(0), late(0));
        order(1, 70, 98);
        messages.instrument = 4;
        messages.definition(START, VenueRig.terms(MarketView.QUOTES, true).tradedAt(5));
        input();
        order(2, 4, 98);
        assertThat(advance(START, 10)).containsExactly("1 REJECTED UNKI 0/0", "2 REJECTED UNKI 0/0");
    }

    @Test
    void shouldStayWithTheFirstVenueOfAnInstrument() {
        venues(late(0), late(0));
        messages.instrument = 0;
        messages.definition(START, VenueRig.terms(MarketView.QUOTES, true).tradedAt(0));
        input();
        order(1, 0, 98);
        advance(START, 10);
        assertThat(venues.get(1).openOrders()).isEqualTo(1);
    }

    @Test
    void shouldTellEveryVenueWhenTheRunBeganSoThatOutagesCountFromThere() {
        final SimulatedVenueSettings failing = late(0).with(ReportsWhileDown.LOST, List.of(new Outage(50, 10)));
        venues.add(new SimulatedVenue(0, late(0), 7, ReportTap.NONE, SessionStart.NONE));
        venues.add(new SimulatedVenue(1, failing, 7, ReportTap.NONE, SessionStart.NONE));
        router = VenueRouter.over(venues);
        new RunStartedEncoder().wrapAndApplyHeader(messages.record, RecordHeader.LENGTH, new MessageHeaderEncoder());
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + RunStartedEncoder.BLOCK_LENGTH;
        RecordHeader.encode(messages.record, 0, length, 0, 0, 1, START);
        router.onInput(messages.record, 0, RecordHeader.LENGTH + length);
        assertThat(router.nextTimeNs()).isEqualTo(START + 50);
        assertThat(advance(START + 60, 10)).containsExactly("SESSION 1 DOWN", "SESSION 1 UP", "BEGIN 1", "END 1");
    }

    /** However often and with whatever limit the venues are asked, the reports are the same, in the same order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldNotDependOnHowItIsPolled(final long seed) {
        final List<Integer> oneByOne = flow(seed, 1, 50);
        assertThat(oneByOne).hasSizeGreaterThan(3_000);
        assertThat(flow(seed, 64, 50)).as("seed %d", seed).isEqualTo(oneByOne);
        assertThat(flow(seed, 1, 10)).as("seed %d", seed).isEqualTo(oneByOne);
        assertThat(flow(seed + 1, 1, 50)).as("seed %d", seed).isNotEqualTo(oneByOne);
    }

    /** Time goes on by {@code stepNs}; all that is due goes before the next input, whose times are the same for all. */
    private static List<Integer> flow(final long seed, final int limit, final long stepNs) {
        final VenueRouterTest test = new VenueRouterTest();
        final SimulatedVenueSettings settings =
                new SimulatedVenueSettings(30, 200, 30, 300, 1, 1, true, QueueModel.BEHIND_DISPLAYED, 64, 64);
        test.venues(settings, settings, settings.with(ReportsWhileDown.HELD, List.of(new Outage(20_000, 5_000))));
        final List<Integer> hashes = new ArrayList<>();
        final MessageSink hashing = (buffer, offset, length) ->
                hashes.add(ReportReader.hash(new UnsafeBuffer(buffer, offset, length), 0, length));
        final Random random = new Random(seed);
        long id = 0;
        for (int event = 1; event <= 3_000; event++) {
            final long eventNs = START + 50L * event;
            for (long nowNs = eventNs - 50 + stepNs; nowNs <= eventNs; nowNs += stepNs) {
                while (test.router.nextTimeNs() <= nowNs) {
                    test.router.advance(nowNs, hashing, limit);
                }
            }
            test.messages.instrument = random.nextInt(6);
            test.messages.quote(eventNs, 95 + random.nextInt(5), 1 + random.nextInt(9), 101, 1 + random.nextInt(9));
            test.input();
            test.messages.instrument = random.nextInt(6);
            final Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            test.messages.newOrder(eventNs, ++id, side, OrderType.LIMIT, TimeInForce.GTC, 94 + random.nextInt(10), 5);
            test.send();
        }
        return hashes;
    }
}
