package dev.lockstep.engine.execution;

import dev.lockstep.codecs.Hash64;
import dev.lockstep.codecs.sbe.ExecutionReportDecoder;
import dev.lockstep.engine.state.StateSink;
import dev.lockstep.engine.state.StateSource;
import dev.lockstep.engine.state.Stateful;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * The last fills that were counted, so that none counts twice and one that the venue takes back is known. A fill is told by its order and the venue's id of it, or, where
 * the venue gives none, by order, price, quantity, quantity filled so far and exchange time. The key is a hash of 64 bits: of two different fills among those remembered, one
 * would be taken for the other with a chance below one in 10^13.
 *
 * <p>Remembered are the last 8,192 fills, oldest first; a checkpoint hashes a digest of them.
 */
final class FillLedger implements Stateful {
    private static final int REMEMBERED = 8_192;
    private static final int VENUE_ID_WORDS = ExecutionReportDecoder.venueFillIdLength() / Long.BYTES;
    private static final long ID_SEED = 1;
    private static final long CONTENT_SEED = 2;

    private final RecentKeys keys = new RecentKeys(REMEMBERED);
    private final long[] prices = new long[REMEMBERED];
    private final long[] quantities = new long[REMEMBERED];
    private final long[] fees = new long[REMEMBERED];
    private final long[] owners = new long[REMEMBERED];
    private long digest;

    /** Remembers a fill; false if it is remembered already. */
    boolean add(final long key, final long price, final long quantity, final long fee, final long owner) {
        if (isKnown(key)) {
            return false;
        }
        final int place = keys.add(key);
        prices[place] = price;
        quantities[place] = quantity;
        fees[place] = fee;
        owners[place] = owner;
        digest = Hash64.fold(Hash64.fold(digest, key), quantity);
        return true;
    }

    /** Where the fill of a key is, negative if it is not remembered or was taken back. */
    int find(final long key) {
        final int place = keys.find(key);
        return place == RecentKeys.MISSING || quantities[place] == 0 ? RecentKeys.MISSING : place;
    }

    /** Whether a fill was counted, taken back since or not. */
    boolean isKnown(final long key) {
        return keys.find(key) != RecentKeys.MISSING;
    }

    long price(final int place) {
        return prices[place];
    }

    long quantity(final int place) {
        return quantities[place];
    }

    long fee(final int place) {
        return fees[place];
    }

    /** Whose it is, see {@link FillOwner}. */
    long owner(final int place) {
        return owners[place];
    }

    /** Notes that the venue has taken a fill back. It stays known, so that a repeated report of it does not count. */
    void takeBack(final int place) {
        quantities[place] = 0;
        digest = Hash64.fold(digest, ~keys.key(place));
    }

    /** What tells the fill of a report from every other. */
    static long keyOf(final long orderId, final ExecutionReportDecoder report) {
        final long byId =
                keyOf(orderId, report.buffer(), report.offset() + ExecutionReportDecoder.venueFillIdEncodingOffset());
        return byId != 0 ? byId : contentKey(orderId, report);
    }

    /** What tells the fill that a bust or correction refers to; 0 if it names none. */
    static long refKeyOf(final long orderId, final ExecutionReportDecoder report) {
        return keyOf(orderId, report.buffer(), report.offset() + ExecutionReportDecoder.refFillIdEncodingOffset());
    }

    /** The key of an order's fill under an id of three words in a buffer; 0 if the id is blank. */
    static long keyOf(final long orderId, final DirectBuffer buffer, final int idOffset) {
        long hash = Hash64.fold(ID_SEED, orderId);
        long any = 0;
        for (int i = 0; i < VENUE_ID_WORDS; i++) {
            final long word = buffer.getLong(idOffset + i * Long.BYTES, ByteOrder.LITTLE_ENDIAN);
            any |= word;
            hash = Hash64.fold(hash, word);
        }
        return any == 0 ? 0 : Hash64.finish(hash);
    }

    private static long contentKey(final long orderId, final ExecutionReportDecoder report) {
        long hash = Hash64.fold(CONTENT_SEED, orderId);
        hash = Hash64.fold(hash, report.lastPrice());
        hash = Hash64.fold(hash, report.lastQuantity());
        hash = Hash64.fold(hash, report.cumQuantity());
        return Hash64.finish(Hash64.fold(hash, report.exchangeTimeNs()));
    }

    @Override
    public void writeState(final StateSink sink) {
        sink.put("fillsDigest", digest);
        if (sink.isDigest()) {
            return;
        }
        sink.section("fills", keys.size());
        for (int i = 0; i < keys.size(); i++) {
            final int place = keys.inOrder(i);
            sink.put("key", keys.key(place));
            sink.put("fillPrice", prices[place]);
            sink.put("fillQuantity", quantities[place]);
            sink.put("fillFee", fees[place]);
            sink.put("fillOwner", owners[place]);
        }
    }

    @Override
    public void readState(final StateSource source) {
        final long restored = source.get("fillsDigest");
        for (long count = source.section("fills"); count > 0; count--) {
            final long key = source.get("key");
            final long price = source.get("fillPrice");
            final long quantity = source.get("fillQuantity");
            final long fee = source.get("fillFee");
            add(key, price, quantity, fee, source.get("fillOwner"));
        }
        digest = restored;
    }
}
