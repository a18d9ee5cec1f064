package dev.lockstep.engine.strategy.example;

import dev.lockstep.codecs.sbe.BookStatus;
import dev.lockstep.codecs.sbe.OrderEvent;
import dev.lockstep.codecs.sbe.OrderType;
import dev.lockstep.codecs.sbe.OrderUpdateDecoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.codecs.sbe.TimeInForce;
import dev.lockstep.engine.feature.FeatureCatalog;
import dev.lockstep.engine.feature.FeatureHandle;
import dev.lockstep.engine.feature.Imbalance;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.strategy.Strategy;
import dev.lockstep.engine.strategy.StrategyContext;

/**
 * Quotes both sides at the best prices, and only the favoured side while the book leans beyond a threshold. A quote follows the best price when
 * it has moved away, by a replace; it is cancelled when its side is no longer wanted, or the book is no longer whole. A timer paces the
 * changes, so that a busy book does not become a flood of orders.
 */
final class BookImbalance implements Strategy {
    private final BookImbalanceParameters parameters;
    private final QuoteSide bids = new QuoteSide(Side.BUY);
    private final QuoteSide asks = new QuoteSide(Side.SELL);
    private final InstrumentLongs quietUntilNs = new InstrumentLongs();
    private final InstrumentLongs lot = new InstrumentLongs();
    private FeatureHandle imbalance;

    BookImbalance(final BookImbalanceParameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void declare(final FeatureCatalog features) {
        imbalance = features.declare(new Imbalance(parameters.levels()));
    }

    @Override
    public void onQuote(final StrategyContext context, final int instrument) {
        if (context.nowNs() < quietUntilNs.get(instrument)) {
            context.schedule(instrument, quietUntilNs.get(instrument));
        } else {
            quote(context, instrument);
        }
    }

    @Override
    public void onTimer(final StrategyContext context, final int timerId, final long deadlineNs) {
        if (context.bookStatus(timerId) == BookStatus.WHOLE) {
            quote(context, timerId);
        }
    }

    private void quote(final StrategyContext context, final int instrument) {
        if (!context.isReady(imbalance, instrument) || !context.hasBid(instrument) || !context.hasAsk(instrument)) {
            return;
        }
        final double lean = context.feature(imbalance, instrument);
        final long position = context.position(instrument);
        final long most = lot.get(instrument) * parameters.maxPositionLots();
        final boolean wantBid = lean > -parameters.threshold() && (most == 0 || position < most);
        final boolean wantAsk = lean < parameters.threshold() && (most == 0 || position > -most);
        final long away = context.terms(instrument).priceIncrement() * parameters.requoteTicks();
        final boolean bidChanged = bids.quote(context, instrument, wantBid, context.bidPrice(instrument), away);
        final boolean askChanged = asks.quote(context, instrument, wantAsk, context.askPrice(instrument), away);
        if (bidChanged || askChanged) {
            quietUntilNs.set(instrument, context.nowNs() + parameters.quoteIntervalNs());
        }
    }

    @Override
    public void onBookStatus(final StrategyContext context, final int instrument, final BookStatus status) {
        if (status != BookStatus.WHOLE) {
            bids.withdraw(context, instrument);
            asks.withdraw(context, instrument);
        }
    }

    @Override
    public void onOrderUpdate(final StrategyContext context, final OrderUpdateDecoder update) {
        if (update.orderEvent() == OrderEvent.FILLED && lot.get(update.instrument()) == 0) {
            lot.set(update.instrument(), update.quantity());
        }
        final QuoteSide quotes = update.side() == Side.BUY ? bids : asks;
        quotes.onUpdate(update);
        if (context.bookStatus(update.instrument()) != BookStatus.WHOLE) {
            // It was still on its way when the book ceased to be whole, and could not be withdrawn then.
            quotes.withdraw(context, update.instrument());
        }
    }

    @Override
    public void writeState(final StateSink sink) {
        bids.writeState(sink);
        asks.writeState(sink);
        quietUntilNs.writeState(sink);
        lot.writeState(sink);
    }

    @Override
    public void readState(final StateSource source) {
        bids.readState(source);
        asks.readState(source);
        quietUntilNs.readState(source);
        lot.readState(source);
    }

    /** The quotes of one side, at most one an instrument. */
    private static final class QuoteSide {
        private static final long IDLE = 0;
        private static final long CHANGING = 1;

        private final Side side;
        private final InstrumentLongs orderId = new InstrumentLongs();
        private final InstrumentLongs price = new InstrumentLongs();
        private final InstrumentLongs quantity = new InstrumentLongs();
        private final InstrumentLongs change = new InstrumentLongs();

        private QuoteSide(final Side side) {
            this.side = side;
        }

        /** Brings the quote to where it is wanted. Says whether something was asked for. */
        boolean quote(
                final StrategyContext context,
                final int instrument,
                final boolean wanted,
                final long best,
                final long away) {
            final long working = orderId.get(instrument);
            if (!wanted) {
                return withdraw(context, instrument);
            }
            if (working == IDLE) {
                orderId.set(
                        instrument,
                        context.submit(
                                instrument, side, OrderType.LIMIT, TimeInForce.GTC, best, StrategyContext.UNSIZED));
                price.set(instrument, best);
                change.set(instrument, CHANGING);
                return true;
            }
            if (change.get(instrument) == CHANGING || Math.abs(best - price.get(instrument)) < away) {
                return false;
            }
            context.replace(working, best, quantity.get(instrument));
            change.set(instrument, CHANGING);
            return true;
        }

        boolean withdraw(final StrategyContext context, final int instrument) {
            if (orderId.get(instrument) == IDLE || change.get(instrument) == CHANGING) {
                return false;
            }
            context.cancel(orderId.get(instrument));
            change.set(instrument, CHANGING);
            return true;
        }

        void onUpdate(final OrderUpdateDecoder update) {
            final int instrument = update.instrument();
            if (update.orderId() != orderId.get(instrument)) {
                return;
            }
            price.set(instrument, update.price());
            quantity.set(instrument, update.quantity());
            if (update.reservationQuantity() == 0) {
                orderId.set(instrument, IDLE);
                change.set(instrument, IDLE);
            } else if (update.orderEvent() != OrderEvent.FILLED) {
                change.set(instrument, IDLE);
            }
        }

        void writeState(final StateSink sink) {
            orderId.writeState(sink);
            price.writeState(sink);
            quantity.writeState(sink);
            change.writeState(sink);
        }

        void readState(final StateSource source) {
            orderId.readState(source);
            price.readState(source);
            quantity.readState(source);
            change.readState(source);
        }
    }
}
