package dev.lockstep.ops.report;

import dev.lockstep.codecs.FixedPoint;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.InstrumentKind;
import dev.lockstep.codecs.sbe.Liquidity;
import dev.lockstep.codecs.sbe.MarketView;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.OrderUpdateEncoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.instrument.InstrumentTerms;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages for the ledger, from decimals as text. */
final class FillUpdates {
    private FillUpdates() {}

    static InstrumentDefinitionDecoder definition(final int index, final String symbol, final String multiplier) {
        return definition(index, symbol, InstrumentKind.SPOT, "", "USD", multiplier);
    }

    /** A definition whose unit is a base currency, blank if it is none; one of an inverse contract settles in it. */
    static InstrumentDefinitionDecoder definition(
            final int index,
            final String symbol,
            final InstrumentKind kind,
            final String base,
            final String currency,
            final String multiplier) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new InstrumentTerms(
                        symbol,
                        kind,
                        currency,
                        base,
                        kind == InstrumentKind.INVERSE ? base : currency,
                        6,
                        0,
                        MarketView.QUOTES,
                        MarketView.QUOTES,
                        true,
                        FixedPoint.parse("0.01"),
                        FixedPoint.parse("1"),
                        FixedPoint.parse("1"),
                        FixedPoint.parse(multiplier))
                .encode(new InstrumentDefinitionEncoder().wrap(buffer, 0), index, 0);
        return new InstrumentDefinitionDecoder()
                .wrap(buffer, 0, InstrumentDefinitionEncoder.BLOCK_LENGTH, InstrumentDefinitionEncoder.SCHEMA_VERSION);
    }

    static QuoteDecoder quote(final int instrument, final String bid, final String ask) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new QuoteEncoder()
                .wrap(buffer, 0)
                .instrument(instrument)
                .bidPrice(FixedPoint.parse(bid))
                .bidQuantity(FixedPoint.ONE)
                .askPrice(FixedPoint.parse(ask))
                .askQuantity(FixedPoint.ONE);
        return new QuoteDecoder().wrap(buffer, 0, QuoteEncoder.BLOCK_LENGTH, QuoteEncoder.SCHEMA_VERSION);
    }

    static OrderUpdateDecoder fill(
            final int strategy,
            final int instrument,
            final Side side,
            final String quantity,
            final String price,
            final Liquidity liquidity,
            final String fee) {
        return fill(0, strategy, instrument, side, quantity, price, liquidity, fee, false);
    }

    static OrderUpdateDecoder fill(
            final int account,
            final int strategy,
            final int instrument,
            final Side side,
            final String quantity,
            final String price,
            final Liquidity liquidity,
            final String fee,
            final boolean reduceOnly) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new OrderUpdateEncoder()
                .wrap(buffer, 0)
                .account((short) account)
                .strategy((short) strategy)
                .instrument(instrument)
                .orderEvent(OrderEvent.FILLED)
                .side(side)
                .liquidity(liquidity)
                .lastPrice(FixedPoint.parse(price))
                .lastQuantity(FixedPoint.parse(quantity))
                .fee(FixedPoint.parse(fee, 6))
                .reduceOnly((short) (reduceOnly ? 1 : 0));
        return new OrderUpdateDecoder()
                .wrap(buffer, 0, OrderUpdateEncoder.BLOCK_LENGTH, OrderUpdateEncoder.SCHEMA_VERSION);
    }
}
