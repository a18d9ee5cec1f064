package dev.lockstep.config;

/**
 * One thing wrong with a configuration.
 *
 * @param location where it was written
 * @param path     the key concerned ({@code risk.max-order-quantity}), which can be given to an override as it is;
 *                 empty for the whole
 * @param message  what was given, what is allowed and what to do
 */
public record Problem(Location location, String path, String message) {
    @Override
    public String toString() {
        return path.isEmpty() ? location + ": " + message : location + ": " + path + ": " + message;
    }
}
