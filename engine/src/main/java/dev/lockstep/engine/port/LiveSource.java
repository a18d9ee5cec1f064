package dev.lockstep.engine.port;

/** A source of events that happen now; polled by the ingress thread, which stamps their engine time. */
public interface LiveSource extends AutoCloseable {
    /**
     * Hands over what is there, without waiting. A message that the sink refused is kept and offered first next time.
     *
     * @param limit most messages to hand over, above 0
     * @return messages handed over
     */
    int poll(MessageSink sink, int limit);

    /** Whether nothing will ever come again; a source that never ends says false. */
    default boolean isExhausted() {
        return false;
    }

    @Override
    void close();
}
