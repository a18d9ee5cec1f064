package dev.lockstep.adapters.venue;

import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.codecs.sbe.BarDecoder;
import dev.lockstep.codecs.sbe.CalendarBoundaryDecoder;
import dev.lockstep.codecs.sbe.InstrumentDefinitionDecoder;
import dev.lockstep.codecs.sbe.InstrumentStatusDecoder;
import dev.lockstep.codecs.sbe.MessageHeaderDecoder;
import dev.lockstep.codecs.sbe.NewOrderDecoder;
import dev.lockstep.codecs.sbe.ReplaceOrderDecoder;
import dev.lockstep.codecs.sbe.RollDecoder;
import dev.lockstep.codecs.sbe.RunStartedDecoder;
import dev.lockstep.codecs.sbe.SettlementDecoder;
import dev.lockstep.codecs.sbe.SplitDecoder;
import dev.lockstep.codecs.sbe.StateImageDecoder;
import dev.lockstep.codecs.sbe.VenueQueryDecoder;
import dev.lockstep.engine.port.HistorySource;
import dev.lockstep.engine.port.MessageSink;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Several venues as one: an order goes to the venue of its instrument, a query to the one that it names, market data to the venue that trades it, and the
 * reports of all come in the order of (time, venue). Which venue trades an instrument stands in its first definition.
 * What names an instrument that no venue trades goes to the first venue, which rejects it.
 */
public final class VenueRouter implements VenueLink {
    private static final int MESSAGE = RecordHeader.LENGTH;
    private static final int TEMPLATE = MESSAGE + Short.BYTES;
    private static final int BODY = MESSAGE + MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int VENUE = BODY + InstrumentDefinitionDecoder.venueEncodingOffset();
    private static final int INSTRUMENT_OF_NEW = BODY + NewOrderDecoder.instrumentEncodingOffset();
    /** Of replacements as of cancels. */
    private static final int INSTRUMENT_OF_CHANGE = BODY + ReplaceOrderDecoder.instrumentEncodingOffset();

    private static final int VENUE_OF_QUERY = BODY + VenueQueryDecoder.venueEncodingOffset();

    private static final byte UNKNOWN = -1;
    private static final int MAX_VENUES = Byte.MAX_VALUE;
    private static final MessageSink FULL = (buffer, offset, length) -> false;

    private final VenueLink[] venues;
    /**
     * Venue by instrument. Written by the ingress thread before it publishes the definition, read by the core thread
     * when it sends what came of a later event, so the ring orders the two.
     */
    private byte[] venueOf = unknown(64);

    private VenueRouter(final List<? extends VenueLink> venues) {
        if (venues.size() > MAX_VENUES) {
            throw new IllegalArgumentException(venues.size() + " venues; at most " + MAX_VENUES);
        }
        this.venues = venues.toArray(VenueLink[]::new);
    }

    /**
     * The venues as one; a single venue as it is, without anything between.
     *
     * @param venues in the order of their indexes, at least one
     */
    public static VenueLink over(final List<? extends VenueLink> venues) {
        return venues.size() == 1 ? venues.get(0) : new VenueRouter(venues);
    }

    @Override
    public void send(final DirectBuffer record, final int offset, final int length) {
        final VenueLink venue =
                switch (template(record, offset)) {
                    case NewOrderDecoder.TEMPLATE_ID ->
                        venueOf(record.getInt(offset + INSTRUMENT_OF_NEW, ByteOrder.LITTLE_ENDIAN));
                    case VenueQueryDecoder.TEMPLATE_ID ->
                        venues[record.getShort(offset + VENUE_OF_QUERY, ByteOrder.LITTLE_ENDIAN)];
                    default -> venueOf(record.getInt(offset + INSTRUMENT_OF_CHANGE, ByteOrder.LITTLE_ENDIAN));
                };
        venue.send(record, offset, length);
    }

    @Override
    public void onInput(final DirectBuffer record, final int offset, final int length) {
        final int template = template(record, offset);
        switch (template) {
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> {
                learn(record, offset);
                tellAll(record, offset, length);
            }
            case StateImageDecoder.TEMPLATE_ID, RunStartedDecoder.TEMPLATE_ID, RollDecoder.TEMPLATE_ID ->
                tellAll(record, offset, length);
            case CalendarBoundaryDecoder.TEMPLATE_ID -> {
                if (instrument(record, offset) < 0) {
                    tellAll(record, offset, length);
                } else {
                    tellOne(record, offset, length);
                }
            }
            case SplitDecoder.TEMPLATE_ID, SettlementDecoder.TEMPLATE_ID -> tellOne(record, offset, length);
            default -> {
                // Market data stands in one block; nothing else concerns a venue.
                if (template >= InstrumentStatusDecoder.TEMPLATE_ID && template <= BarDecoder.TEMPLATE_ID) {
                    tellOne(record, offset, length);
                }
            }
        }
    }

    private void learn(final DirectBuffer record, final int offset) {
        final int instrument = instrument(record, offset);
        final short venue = record.getShort(offset + VENUE, ByteOrder.LITTLE_ENDIAN);
        if (instrument < 0 || venue < 0 || venue >= venues.length) {
            return;
        }
        if (instrument >= venueOf.length) {
            final byte[] grown = unknown(Math.max(instrument + 1, venueOf.length * 2));
            System.arraycopy(venueOf, 0, grown, 0, venueOf.length);
            venueOf = grown;
        }
        if (venueOf[instrument] == UNKNOWN) {
            venueOf[instrument] = (byte) venue;
        }
    }

    private void tellAll(final DirectBuffer record, final int offset, final int length) {
        for (final VenueLink venue : venues) {
            venue.onInput(record, offset, length);
        }
    }

    private void tellOne(final DirectBuffer record, final int offset, final int length) {
        venueOf(instrument(record, offset)).onInput(record, offset, length);
    }

    private VenueLink venueOf(final int instrument) {
        final byte[] known = venueOf;
        final boolean isKnown = instrument >= 0 && instrument < known.length && known[instrument] != UNKNOWN;
        return venues[isKnown ? known[instrument] : 0];
    }

    private static int template(final DirectBuffer record, final int offset) {
        return record.getShort(offset + TEMPLATE, ByteOrder.LITTLE_ENDIAN);
    }

    /** Of an input that starts with an instrument, as all do that get here. */
    private static int instrument(final DirectBuffer record, final int offset) {
        return record.getInt(offset + BODY, ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] unknown(final int length) {
        final byte[] all = new byte[length];
        Arrays.fill(all, UNKNOWN);
        return all;
    }

    @Override
    public long nextTimeNs() {
        long next = HistorySource.NO_MORE;
        for (final VenueLink venue : venues) {
            next = Math.min(next, venue.nextTimeNs());
        }
        return next;
    }

    @Override
    public int advance(final long nowNs, final MessageSink sink, final int limit) {
        int delivered = 0;
        while (delivered < limit) {
            final VenueLink first = first();
            final long dueNs = first.nextTimeNs();
            if (dueNs > nowNs || dueNs == HistorySource.NO_MORE) {
                break;
            }
            // To that instant only: another venue may be next.
            final int more = first.advance(dueNs, sink, limit - delivered);
            if (more == 0 && first.nextTimeNs() <= dueNs) {
                tellTaps(nowNs);
                break;
            }
            delivered += more;
        }
        return delivered;
    }

    /** The sink takes no more; what listens to the venues hears of what is due all the same. */
    private void tellTaps(final long nowNs) {
        for (final VenueLink venue : venues) {
            venue.advance(nowNs, FULL, 1);
        }
    }

    /** The venue with the earliest work; the first of those that have it at the same time. */
    private VenueLink first() {
        VenueLink earliest = venues[0];
        long earliestNs = earliest.nextTimeNs();
        for (int i = 1; i < venues.length; i++) {
            final long nextNs = venues[i].nextTimeNs();
            if (nextNs < earliestNs) {
                earliest = venues[i];
                earliestNs = nextNs;
            }
        }
        return earliest;
    }
}
