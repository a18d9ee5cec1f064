package dev.lockstep.engine.book;

/** Asserts every rule of {@link OrderBookRules}, whose tests it inherits, of the plain book that the fast one is compared with: a reference that is wrong proves nothing. */
final class ReferenceOrderBookTest extends OrderBookRules {
    @Override
    Subject create() {
        final ReferenceOrderBook book = new ReferenceOrderBook();
        return new Subject(
                book, book::apply, book::apply, book::apply, book::apply, book::quantityAhead, book::anomalies);
    }
}
