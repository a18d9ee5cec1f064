package dev.lockstep.bench.jmh;

import dev.lockstep.codecs.sbe.BookDeltaDecoder;
import dev.lockstep.codecs.sbe.BookDeltaEncoder;
import dev.lockstep.codecs.sbe.BookOrderAddDecoder;
import dev.lockstep.codecs.sbe.BookOrderAddEncoder;
import dev.lockstep.codecs.sbe.BookOrderCancelDecoder;
import dev.lockstep.codecs.sbe.BookOrderCancelEncoder;
import dev.lockstep.codecs.sbe.QuoteDecoder;
import dev.lockstep.codecs.sbe.QuoteEncoder;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.book.DepthBook;
import dev.lockstep.engine.book.OrderBook;
import dev.lockstep.engine.book.QuoteBook;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** One update of each kind of book: a quote; a level of a depth book of a hundred; an order that enters a book of a thousand and leaves it. */
public class BookBenchmark extends HotPathBenchmark {
    private static final int STEPS = 1_024;
    private static final int STEP_MASK = STEPS - 1;
    private static final int LEVELS = 100;
    private static final int RESTING_ORDERS = 1_000;
    private static final long MID = 1_000_000;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[256]);
    private final QuoteEncoder quoteIn = new QuoteEncoder();
    private final QuoteDecoder quote = new QuoteDecoder();
    private final BookDeltaEncoder deltaIn = new BookDeltaEncoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();
    private final BookOrderAddEncoder addIn = new BookOrderAddEncoder();
    private final BookOrderAddDecoder add = new BookOrderAddDecoder();
    private final BookOrderCancelEncoder cancelIn = new BookOrderCancelEncoder();
    private final BookOrderCancelDecoder cancel = new BookOrderCancelDecoder();
    private final QuoteBook quotes = new QuoteBook();
    private final DepthBook depth = new DepthBook();
    private final OrderBook orders = new OrderBook();
    private final int[] steps = new int[STEPS];
    private long n;

    /** Fills the books. */
    @Setup
    public void fill() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < STEPS; i++) {
            steps[i] = random.nextInt(LEVELS);
        }
        for (int i = 0; i < LEVELS; i++) {
            setLevel(i, 1);
        }
        for (int i = 0; i < RESTING_ORDERS; i++) {
            addOrder(++n);
        }
    }

    private int step() {
        return steps[(int) n & STEP_MASK];
    }

    /** A quote of another price than the one before. */
    @Benchmark
    public int quote() {
        final long bid = MID + (++n & 1);
        quoteIn.wrap(message, 0).bidPrice(bid).bidQuantity(n).askPrice(bid + 1).askQuantity(n);
        return quotes.apply(quote.wrap(message, 0, QuoteEncoder.BLOCK_LENGTH, QuoteEncoder.SCHEMA_VERSION));
    }

    /** Another quantity at a level that is there. */
    @Benchmark
    public int depthLevel() {
        return setLevel(step(), ++n);
    }

    private int setLevel(final int level, final long quantity) {
        deltaIn.wrap(message, 0)
                .prevUpdateId(-1)
                .lastUpdateId(n)
                .firstChunk((short) 1)
                .lastChunk((short) 1);
        deltaIn.bidsCount(1).next().price(MID - level).quantity(quantity);
        deltaIn.asksCount(0);
        return depth.apply(delta.wrap(message, 0, BookDeltaEncoder.BLOCK_LENGTH, BookDeltaEncoder.SCHEMA_VERSION));
    }

    /** An order that enters and the one that has been there longest leaving: two updates. */
    @Benchmark
    public int orderInAndOut() {
        n++;
        cancelIn.wrap(message, 0).bookOrderId(n - RESTING_ORDERS).cancelledQuantity(0);
        final int left = orders.apply(
                cancel.wrap(message, 0, BookOrderCancelEncoder.BLOCK_LENGTH, BookOrderCancelEncoder.SCHEMA_VERSION));
        return left | addOrder(n);
    }

    private int addOrder(final long id) {
        final int level = step();
        final boolean buys = (level & 1) == 0;
        addIn.wrap(message, 0)
                .bookOrderId(id)
                .side(buys ? Side.BUY : Side.SELL)
                .price(buys ? MID - level : MID + level)
                .quantity(1);
        return orders.apply(add.wrap(message, 0, BookOrderAddEncoder.BLOCK_LENGTH, BookOrderAddEncoder.SCHEMA_VERSION));
    }
}
