package dev.lockstep.engine.book;

final class ReferenceOrderBookTest extends OrderBookRules {
    @Override
    Subject create() {
        final ReferenceOrderBook book = new ReferenceOrderBook();
        return new Subject(
                book, book::apply, book::apply, book::apply, book::apply, book::quantityAhead, book::anomalies);
    }
}
