package dev.lockstep.engine.execution;

/** Live reduce-only orders of one strategy, instrument and side at a venue that does not watch them itself. It follows from the orders, so it is not part of the state. */
final class ReduceOnlyOrders {
    /** Those of which no change is on its way, newest first. */
    final OrderHeap changeable = new OrderHeap(OrderHeap.Role.REDUCING);
    /** What they may still fill at worst, scaled by 10^8. */
    long worst;
    /** What they may still fill once the changes that are on their way are done, scaled by 10^8. */
    long expected;
}
