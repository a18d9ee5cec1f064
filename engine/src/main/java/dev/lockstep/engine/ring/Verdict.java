package dev.lockstep.engine.ring;

import dev.lockstep.codecs.sbe.DenialCode;

/** What controls have to say of an order: nothing, or why it must not go out. */
public class Verdict {
    /** Why not, or NONE if approved. */
    public DenialCode denial = DenialCode.NONE;
    /** What the denying control saw, in its unit. */
    public long deniedValue;
    /** What the denying control allows, in its unit. */
    public long deniedLimit;
    /** Keys of the row that gave the limit, as in {@code OrderUpdate}. */
    public int deniedKey;

    /** Approved until a control says otherwise. */
    public final void approve() {
        denial = DenialCode.NONE;
        deniedValue = 0;
        deniedLimit = 0;
        deniedKey = 0;
    }

    /**
     * Denies.
     *
     * @param code stable
     * @param value what the control saw, in its unit
     * @param limit what it allows, in its unit
     * @param key of the row that gave the limit, 0 if there is none
     */
    public final void deny(final DenialCode code, final long value, final long limit, final int key) {
        denial = code;
        deniedValue = value;
        deniedLimit = limit;
        deniedKey = key;
    }

    /** Denies by a rule that no table of limits knows of. */
    public final void deny(final DenialCode code, final long value, final long limit) {
        deny(code, value, limit, 0);
    }

    /** Whether it may go out as far as this has been asked. */
    public final boolean approved() {
        return denial == DenialCode.NONE;
    }
}
