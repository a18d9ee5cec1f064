package dev.lockstep.ops.orders;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.codecs.sbe.LimitKind;
import dev.lockstep.codecs.sbe.OrderAction;
import dev.lockstep.codecs.sbe.Side;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.limit.LimitKey;
import dev.lockstep.engine.limit.LimitRule;
import dev.lockstep.ops.ControlUnits;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a control said of an order.
 *
 * @param stage whose control it is: risk or gate
 * @param control which
 * @param action new, or a replace
 * @param verdict {@link DenialCode#NONE} if it passed
 * @param value in the control's unit
 * @param limit in the control's unit; {@link LimitRule#NONE} without
 * @param key of the row that gave the limit
 */
record ControlWord(
        String stage, ControlInfo control, OrderAction action, DenialCode verdict, long value, long limit, int key) {
    /** Finds what limits there are, and where they were written. */
    interface Origins {
        /** Where the limit of a kind was written, for the order or for its account as a whole. */
        String origin(LimitKind kind, boolean ofAccount);

        /** The limit of a kind for the order's account as a whole. */
        long ofAccount(LimitKind kind);
    }

    Map<String, String> details(final ControlUnits units, final Side side, final Origins origins) {
        final Map<String, String> details = new LinkedHashMap<>();
        details.put("stage", stage);
        details.put("control", control.name());
        details.put("action", action.name());
        details.put("verdict", verdict == DenialCode.NONE ? "passed" : verdict.name());
        if (sawNothing()) {
            return details;
        }
        final DenialCode code = ControlUnits.code(control, verdict);
        details.put("value", units.value(code, value));
        if (limit == LimitRule.NONE) {
            details.put("limit", "none");
        } else {
            details.put("limit", units.value(code, limit));
            final LimitRule rule = rule(side, origins);
            if (rule != null) {
                details.put("row", key == 0 ? "every order" : LimitKey.parts(key));
                details.put("origin", origins.origin(rule.kind(), rule.keys() == LimitKey.ACCOUNT));
            }
        }
        details.put("unit", units.unit(code));
        return details;
    }

    /** Controls of what is lost, reduced or paid for say 0 of 0 where there is nothing of it; elsewhere both may be what was seen. */
    private boolean sawNothing() {
        return value == 0
                && (limit == LimitRule.NONE || (limit == 0 && verdict == DenialCode.NONE && isAboutAmounts()));
    }

    private boolean isAboutAmounts() {
        return switch (control.codes().get(0)) {
            case DAILY_LOSS, REDUCE_ONLY, BUYING_POWER, MARGIN -> true;
            default -> false;
        };
    }

    /** The limit that it goes by; null of a control that no table of limits knows of. */
    private LimitRule rule(final Side side, final Origins origins) {
        if (control.keys().contains(LimitRule.MAX_LONG.key())) {
            return side == Side.SELL ? LimitRule.MAX_SHORT : LimitRule.MAX_LONG;
        }
        if (control.keys().contains(LimitRule.MAX_DRAWDOWN.key())) {
            return ofLosses(origins);
        }
        final String wanted = control.keys().isEmpty() ? "" : control.keys().get(0);
        for (final LimitRule rule : LimitRule.values()) {
            if (rule.key().equals(wanted)) {
                return rule;
            }
        }
        return null;
    }

    /** A control of losses has several limits, of which one has spoken. */
    private LimitRule ofLosses(final Origins origins) {
        if (verdict != DenialCode.DRAWDOWN) {
            for (final LimitRule rule : new LimitRule[] {LimitRule.DAILY_LOSS_SOFT, LimitRule.DAILY_LOSS_HARD}) {
                if (origins.ofAccount(rule.kind()) == limit) {
                    return rule;
                }
            }
        }
        return LimitRule.MAX_DRAWDOWN;
    }

    static String text(final Map<String, String> details) {
        final StringBuilder text = new StringBuilder();
        text.append(details.get("stage")).append(": ").append(details.get("control"));
        if (!details.containsKey("value")) {
            text.append(": no limit, or nothing to look at");
        } else {
            text.append(": ").append(details.get("value"));
            text.append(" against ").append(details.get("limit"));
            final String unit = details.get("unit");
            text.append(unit.isEmpty() ? "" : " " + unit);
            if (details.containsKey("row")) {
                text.append(" (").append(details.get("row")).append(", ");
                text.append(details.get("origin")).append(')');
            }
        }
        final String verdict = details.get("verdict");
        return text.append(verdict.equals("passed") ? ": passed" : ": DENIED " + verdict)
                .toString();
    }
}
