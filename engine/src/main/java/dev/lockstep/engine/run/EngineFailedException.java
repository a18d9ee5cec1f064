package dev.lockstep.engine.run;

/** The engine stopped because a stage, a journal or the ingress failed; new orders stopped with it. */
public final class EngineFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FailStop.Failure failure;

    EngineFailedException(final FailStop.Failure failure) {
        super(
                "the engine stopped at sequence " + failure.sequence() + " in " + failure.stage() + ": "
                        + failure.cause(),
                failure.cause());
        this.failure = failure;
    }

    /** Where and why. */
    public FailStop.Failure failure() {
        return failure;
    }
}
