package dev.lockstep.engine.feature;

import dev.lockstep.codecs.sbe.BarDecoder;
import dev.lockstep.codecs.sbe.BarKind;
import dev.lockstep.engine.ring.BarUpdate;
import dev.lockstep.engine.ring.Deadline;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;

/**
 * Bars by time, tick count or traded volume; the feature's value is the close. Time bars are aligned to multiples of the interval since the epoch, close by a
 * timer at their end, and are absent where nothing happened. A bar of the same kind and interval that a source delivers
 * closes at once.
 *
 * @param kind what closes a bar
 * @param interval TIME: nanoseconds; TICK: prices; VOLUME: traded quantity, scaled by 10^8. Above 0
 * @param price which prices make the bar
 */
public record Bars(BarKind kind, long interval, BarPrice price) implements FeatureSpec {
    /** Checks ranges, and that volume bars are made of trades. */
    public Bars {
        if (interval <= 0) {
            throw new IllegalArgumentException("bar interval " + interval + "; it must be above 0");
        }
        if (kind == BarKind.VOLUME && price != BarPrice.TRADE) {
            throw new IllegalArgumentException("volume bars need trades, not " + price);
        }
    }

    @Override
    public Feature create() {
        return new BarBuilder(this);
    }

    private static final class BarBuilder implements Feature {
        private static final long HALF_UP = 1;

        private final BarKind kind;
        private final long interval;
        private final boolean fromTrades;
        private final BarUpdate closed = new BarUpdate();
        private long ticks;
        private long endNs = Deadline.NONE;
        private long open;
        private long high;
        private long low;
        private long last;
        private long volume;

        private BarBuilder(final Bars spec) {
            kind = spec.kind;
            interval = spec.interval;
            fromTrades = spec.price == BarPrice.TRADE;
        }

        @Override
        public boolean update(final FeatureContext context) {
            final BarDecoder bar = context.sourceBar();
            if (bar != null) {
                return bar.kind() == kind && bar.interval() == interval && take(bar, context.nowNs());
            }
            if (fromTrades) {
                return context.traded() && add(context.tradePrice(), context.tradeQuantity(), context.nowNs());
            }
            return context.topChanged()
                    && context.book().hasBothSides()
                    && add((context.book().bestBid() + context.book().bestAsk() + HALF_UP) >> 1, 0, context.nowNs());
        }

        private boolean add(final long price, final long quantity, final long nowNs) {
            if (ticks == 0) {
                open = price;
                high = price;
                low = price;
                volume = 0;
                endNs = kind == BarKind.TIME ? (Math.floorDiv(nowNs, interval) + 1) * interval : Deadline.NONE;
            }
            ticks++;
            high = Math.max(high, price);
            low = Math.min(low, price);
            last = price;
            volume += quantity;
            return switch (kind) {
                case TICK -> ticks >= interval && close(nowNs);
                case VOLUME -> volume >= interval && close(nowNs);
                default -> false;
            };
        }

        private boolean close(final long closeTimeNs) {
            closed.closeTimeNs = closeTimeNs;
            closed.openPrice = open;
            closed.highPrice = high;
            closed.lowPrice = low;
            closed.closePrice = last;
            closed.volume = volume;
            ticks = 0;
            endNs = Deadline.NONE;
            return true;
        }

        private boolean take(final BarDecoder bar, final long nowNs) {
            open = bar.openPrice();
            high = bar.highPrice();
            low = bar.lowPrice();
            last = bar.closePrice();
            volume = bar.volume();
            return close(nowNs);
        }

        @Override
        public boolean hasDeadlines() {
            return kind == BarKind.TIME;
        }

        @Override
        public long deadlineNs() {
            return endNs;
        }

        @Override
        public boolean onDeadline(final long deadlineNs) {
            return close(deadlineNs);
        }

        @Override
        public double value() {
            return PriceUnits.of(closed.closePrice);
        }

        @Override
        public boolean isBar() {
            return true;
        }

        @Override
        public void describe(final BarUpdate bar) {
            bar.closeTimeNs = closed.closeTimeNs;
            bar.openPrice = closed.openPrice;
            bar.highPrice = closed.highPrice;
            bar.lowPrice = closed.lowPrice;
            bar.closePrice = closed.closePrice;
            bar.volume = closed.volume;
        }

        // The closed bar is handed on within its event, so that only its close, the feature's value, is state.
        @Override
        public void writeState(final StateSink sink) {
            sink.put("ticks", ticks);
            sink.put("endNs", endNs);
            sink.put("open", ticks == 0 ? 0 : open);
            sink.put("high", ticks == 0 ? 0 : high);
            sink.put("low", ticks == 0 ? 0 : low);
            sink.put("last", ticks == 0 ? 0 : last);
            sink.put("volume", ticks == 0 ? 0 : volume);
            sink.put("close", closed.closePrice);
        }

        @Override
        public void readState(final StateSource source) {
            ticks = source.get("ticks");
            endNs = source.get("endNs");
            open = source.get("open");
            high = source.get("high");
            low = source.get("low");
            last = source.get("last");
            volume = source.get("volume");
            closed.closePrice = source.get("close");
        }
    }
}
