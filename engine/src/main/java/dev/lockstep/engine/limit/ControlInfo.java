package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.DenialCode;
import java.util.List;

/**
 * What a control is, for people: the source of the generated page of controls.
 *
 * @param control the class that does it; the class of its tests is named after it, with {@code Test} behind
 * @param name short
 * @param purpose what it does, in a sentence
 * @param rules which rules it answers, such as "RTS 6 Art 15(1)(c)"
 * @param keys of the settings that it goes by
 * @param codes with which it denies
 */
public record ControlInfo(
        Class<?> control, String name, String purpose, List<String> rules, List<String> keys, List<DenialCode> codes) {
    /** Makes the lists immutable. */
    public ControlInfo {
        rules = List.copyOf(rules);
        keys = List.copyOf(keys);
        codes = List.copyOf(codes);
    }
}
