package dev.lockstep.ops.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Which settings a preview can try without making another run of it. */
final class PreviewedKeys {
    private static final Pattern ANSWERED = Pattern.compile("risk\\.(limits|sizing)([.\\[].*)?");
    private static final Map<String, String> REASONS = reasons();

    private PreviewedKeys() {}

    private static Map<String, String> reasons() {
        final Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put(
                "risk.groups",
                "commands of the run name groups by their place in it, so another list would make them mean another");
        reasons.put("risk.selfMatch", "it decides which resting orders are cancelled, so the run would be another");
        reasons.put("risk.", "it changes what is booked, so the run would be another");
        reasons.put("currencies", "it changes what is booked, so the run would be another");
        reasons.put("accounts", "it changes what there is to trade with, so the run would be another");
        reasons.put("strategies", "it changes what is asked for; 'lockstep backtest' runs it anew");
        reasons.put(
                "engine.maxOpenOrders",
                "it is a limit of the engine's own room, which the tables of limits do not know");
        return reasons;
    }

    /** Refuses an override that a preview can't answer, and says why. */
    static void check(final String override) {
        final String key = override.split("=", 2)[0].strip();
        if (ANSWERED.matcher(key).matches()) {
            return;
        }
        throw new UnusableException("--set " + key + " can't be previewed: " + reason(key)
                + ". What can be are keys under risk.limits and risk.sizing");
    }

    private static String reason(final String key) {
        return REASONS.entrySet().stream()
                .filter(entry -> key.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("it is no limit");
    }
}
