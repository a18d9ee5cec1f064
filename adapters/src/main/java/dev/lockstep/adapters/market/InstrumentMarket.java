package dev.lockstep.adapters.market;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.InstrumentDefinitionEncoder;
import dev.lockstep.codecs.sbe.MessageHeaderEncoder;

/** The market of one instrument: its random stream, book, order flow and feed. */
final class InstrumentMarket {
    private final GeneratedInstrumentSettings settings;
    private final int instrument;
    private final boolean definesInstrument;
    private final Outbox outbox;
    private final MarketFeed feed;
    private final PriceTimeBook book;
    private final Arrivals arrivals;
    private final OrderFlow flow;
    private long nextTimeNs;
    private boolean open;

    InstrumentMarket(
            final GeneratedInstrumentSettings settings,
            final int instrument,
            final boolean definesInstrument,
            final long seed,
            final long startTimeNs,
            final Outbox outbox) {
        this.settings = settings;
        this.instrument = instrument;
        this.definesInstrument = definesInstrument;
        this.outbox = outbox;
        this.nextTimeNs = startTimeNs;
        // By symbol, not by index: the stream stays the same when other instruments come or go.
        final SplitMix64 random = new SplitMix64(Hash64.of(seed, settings.symbol()));
        feed = new MarketFeed(settings, instrument, outbox);
        book = new PriceTimeBook(OrderFlow.bookCapacity(settings.restingOrders()), feed);
        arrivals = new Arrivals(settings.eventsPerSecond(), random);
        flow = new OrderFlow(book, new FairValue(settings, random), arrivals, random, settings.restingOrders());
    }

    int instrument() {
        return instrument;
    }

    /** Market time of the next step, nanoseconds since the epoch. */
    long nextTimeNs() {
        return nextTimeNs;
    }

    /** Does one step, which puts none, one or several messages into the outbox. */
    void step() {
        feed.begin(nextTimeNs);
        if (open) {
            flow.step(nextTimeNs);
            feed.end(book);
        } else {
            openMarket();
        }
        nextTimeNs += arrivals.nextGapNs();
    }

    private void openMarket() {
        if (definesInstrument) {
            final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
            definition.wrapAndApplyHeader(outbox.buffer(), outbox.claim(), new MessageHeaderEncoder());
            settings.terms().encode(definition, instrument, nextTimeNs);
            outbox.commit(MessageHeaderEncoder.ENCODED_LENGTH + InstrumentDefinitionEncoder.BLOCK_LENGTH);
        }
        flow.fill(nextTimeNs);
        feed.open(book);
        open = true;
    }
}
