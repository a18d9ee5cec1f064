package dev.lockstep.engine.portfolio;

import static dev.lockstep.engine.portfolio.PortfolioDesk.d;
import static dev.lockstep.engine.portfolio.PortfolioDesk.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.BoundaryKind;
import dev.lockstep.codecs.sbe.CalendarBoundaryEncoder;
import dev.lockstep.codecs.sbe.CashKind;
import dev.lockstep.codecs.sbe.CashMovementEncoder;
import dev.lockstep.codecs.sbe.DividendEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;
import dev.lockstep.codecs.sbe.RollEncoder;
import dev.lockstep.codecs.sbe.SettlementEncoder;
import dev.lockstep.codecs.sbe.SplitEncoder;
import dev.lockstep.engine.ring.Slot;
import dev.lockstep.engine.testkit.MarketMessages;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;

/** Money events as they come along the ring. */
final class MoneyEventsTest {
    private final PortfolioDesk desk = PortfolioDesk.plain(AccountKind.MARGIN, PositionMode.NETTING);
    private final int a = desk.define(PortfolioDesk.linear("A", "USD", "1"));
    private final int b = desk.define(PortfolioDesk.linear("B", "USD", "1"));
    private final MoneyEvents events = new MoneyEvents(desk.portfolio());
    private final Slot slot = new Slot();
    private final MutableDirectBuffer record = slot.mutableRecord();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    private void take() {
        events.onEvent(slot);
    }

    @Test
    void shouldBookCash() {
        new CashMovementEncoder()
                .wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .account((short) 0)
                .currency("USD")
                .moneyScale((short) 6)
                .kind(CashKind.WITHDRAWAL)
                .money(money("-250"))
                .person("");
        take();
        assertThat(desk.balance("USD").cash()).isEqualTo(money("999750"));
        assertThat(desk.balance("USD").movements()).isEqualTo(money("-250"));
    }

    @Test
    void shouldBookCorporateActions() {
        desk.buy(a, "3", "10");
        new SplitEncoder()
                .wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(a)
                .numerator(1)
                .denominator(2)
                .cashPrice(d("22"))
                .exchangeTimeNs(0);
        take();
        assertThat(desk.line(a).quantity()).isEqualTo(d("1"));
        assertThat(desk.line(a).realised()).isEqualTo(money("1"));
        new DividendEncoder()
                .wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(a)
                .perUnit(d("0.25"))
                .exchangeTimeNs(0);
        take();
        assertThat(desk.line(a).income()).isEqualTo(money("0.25"));
        new RollEncoder()
                .wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .fromInstrument(a)
                .toInstrument(b)
                .fromPrice(d("25"))
                .toPrice(d("27"))
                .exchangeTimeNs(0);
        take();
        assertThat(desk.line(a).quantity()).isZero();
        assertThat(desk.line(b).cost()).isEqualTo(money("27"));
        new SettlementEncoder()
                .wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(b)
                .price(d("30"))
                .exchangeTimeNs(0);
        take();
        assertThat(desk.line(b).quantity()).isZero();
        // 1 by the split, 5 by the roll (20 to 25), 3 at the end, and the dividend.
        assertThat(desk.balance("USD").cash()).isEqualTo(money("1000009.25"));
        assertThat(desk.portfolio().refused()).isZero();
    }

    private void boundary(final BoundaryKind kind, final int instrument) {
        new CalendarBoundaryEncoder()
                .wrapAndApplyHeader(record, RecordHeader.LENGTH, header)
                .instrument(instrument)
                .kind(kind)
                .day(1)
                .exchangeTimeNs(0)
                .receiveTimeNs(0);
        take();
    }

    @Test
    void shouldStartADayAtTheBoundaryOfTheEngineOnly() {
        desk.buy(a, "1", "10");
        desk.quote(a, "15", "15");
        boundary(BoundaryKind.SESSION_OPEN, -1);
        boundary(BoundaryKind.DAY, a);
        assertThat(desk.account().dayProfit().value()).isEqualTo(money("5"));
        boundary(BoundaryKind.DAY, -1);
        assertThat(desk.account().dayProfit().value()).isZero();
    }

    @Test
    void shouldLeaveOtherEventsAlone() {
        final MutableDirectBuffer quote = MarketMessages.quote(a, 1, 1, 2, 1);
        record.putBytes(RecordHeader.LENGTH, quote, 0, quote.capacity());
        take();
        assertThat(desk.portfolio().refused()).isZero();
        assertThat(desk.portfolio().report().markPrice(a)).isZero();
    }
}
