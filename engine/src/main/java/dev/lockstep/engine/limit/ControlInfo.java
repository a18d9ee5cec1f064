package dev.lockstep.engine.limit;

import dev.lockstep.codecs.sbe.DenialCode;
import java.util.List;

/**
 * What one control is, for people: the page about controls is made from it.
 *
 * @param type name of the class; its test has the same name with {@code Test} behind it
 * @param name what it is called
 * @param does what it does, in a sentence
 * @param rules that it answers: articles of RTS 6, which is Commission Delegated Regulation (EU) 2017/589, and paragraphs of SEC rule 15c3-5, which is 17 CFR 240.15c3-5; may be empty
 * @param keys of the configuration that it goes by; may be empty
 * @param codes with which it denies
 */
public record ControlInfo(
        String type, String name, String does, List<String> rules, List<String> keys, List<DenialCode> codes) {
    /** RTS 6: price collars, order by order and over a period of time. */
    public static final String RTS6_COLLAR = "RTS 6 Art. 15(1)(a)";
    /** RTS 6: maximum order value. */
    public static final String RTS6_VALUE = "RTS 6 Art. 15(1)(b)";
    /** RTS 6: maximum order volume. */
    public static final String RTS6_VOLUME = "RTS 6 Art. 15(1)(c)";
    /** RTS 6: maximum messages limit, of submissions, modifications and cancellations. */
    public static final String RTS6_MESSAGES = "RTS 6 Art. 15(1)(d)";
    /** RTS 6: repeated automated execution throttle, until a designated person re-enables. */
    public static final String RTS6_THROTTLE = "RTS 6 Art. 15(3)";
    /** RTS 6: market and credit risk limits. */
    public static final String RTS6_RISK_LIMITS = "RTS 6 Art. 15(4)";
    /** RTS 6: orders are blocked where there is no permission to trade an instrument, and where they put the firm's risk thresholds at risk. */
    public static final String RTS6_THRESHOLDS = "RTS 6 Art. 15(5)";
    /** 15c3-5: credit and capital thresholds. */
    public static final String SEC_CAPITAL = "SEC 15c3-5(c)(1)(i)";
    /** 15c3-5: erroneous orders, by price, size and duplication, one by one or over a short time. */
    public static final String SEC_ERRONEOUS = "SEC 15c3-5(c)(1)(ii)";
    /** 15c3-5: regulatory requirements that have to be met before an order is entered. */
    public static final String SEC_PRE_ENTRY = "SEC 15c3-5(c)(2)(i)";
    /** 15c3-5: securities that one is restricted from trading. */
    public static final String SEC_RESTRICTED = "SEC 15c3-5(c)(2)(ii)";

    /** Makes the lists immutable. */
    public ControlInfo {
        rules = List.copyOf(rules);
        keys = List.copyOf(keys);
        codes = List.copyOf(codes);
    }

    /** The configuration key of a limit. */
    public static String key(final LimitRule rule) {
        return "risk.limits[]." + rule.key();
    }
}
