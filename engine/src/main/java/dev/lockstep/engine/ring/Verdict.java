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

    /** What the last control saw, in its unit, whether it denied or not. */
    public long seenValue;
    /** What the last control allows, in its unit. */
    public long seenLimit;
    /** Keys of the row that gave the last control's limit. */
    public int seenKey;

    /** Approved until a control says otherwise. */
    public final void approve() {
        denial = DenialCode.NONE;
        deniedValue = 0;
        deniedLimit = 0;
        deniedKey = 0;
    }

    /** Denies a value above its limit. What was seen is kept either way, for whoever wants to know every control's word. */
    public final void require(final DenialCode code, final long value, final long limit, final int key) {
        saw(value, limit, key);
        if (value > limit) {
            deny(code, value, limit, key);
        }
    }

    /** Notes what a control sees. */
    public final void saw(final long value, final long limit, final int key) {
        seenValue = value;
        seenLimit = limit;
        seenKey = key;
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
        saw(value, limit, key);
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
