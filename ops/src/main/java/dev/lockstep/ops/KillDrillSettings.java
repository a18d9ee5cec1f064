package dev.lockstep.ops;

import java.time.Duration;

/**
 * What a drill of the kill switch goes by.
 *
 * @param orders that must work at the venues before the kill, above 0
 * @param distanceBps how far from the best bid the drill's own orders rest, basis points
 * @param after time since the start before which there is no kill
 * @param timeout how long orders may take to work, and the venues to confirm, each
 */
public record KillDrillSettings(int orders, int distanceBps, Duration after, Duration timeout) {}
