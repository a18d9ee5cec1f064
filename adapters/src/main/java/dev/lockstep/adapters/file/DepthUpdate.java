package dev.lockstep.adapters.file;

/** A depth snapshot or a depth update as read from a record, before it is cut into chunks; reused. */
final class DepthUpdate {
    final Levels bids = new Levels();
    final Levels asks = new Levels();
    long exchangeTimeNs;
    long receiveTimeNs;
    /** Updates only: id that the update goes on from. */
    long prevUpdateId;

    long lastUpdateId;
}
