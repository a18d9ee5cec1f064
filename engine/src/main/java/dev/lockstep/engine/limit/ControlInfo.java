package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.DenialCode;
import java.util.List;

/**
 * What a control is, for people: the source of the generated page of controls.
 *
 * @param name short
 * @param purpose what it does, in a sentence
 * @param rules which rules it answers, such as "RTS 6 Art 15(1)(c)"
 * @param keys of the settings that it goes by
 * @param codes with which it denies
 */
public record ControlInfo(String name, String purpose, List<String> rules, List<String> keys, List<DenialCode> codes) {
    /** Makes the lists immutable. */
    public ControlInfo {
        rules = List.copyOf(rules);
        keys = List.copyOf(keys);
        codes = List.copyOf(codes);
    }
}
