package dev.lockstep.config;

/** Takes the problems a {@link Validated} record finds in itself. */
public interface Problems {
    /**
     * Reports a problem.
     *
     * @param key     the key concerned, relative to the record and as written in the file ({@code maxSize}, {@code
     *                limits.rate}, {@code venues[2].name}), or empty for the record itself; where it is absent from the
     *                file, the nearest section that is there gives the place
     * @param message what was given, what is allowed and what to do
     */
    void add(String key, String message);
}
