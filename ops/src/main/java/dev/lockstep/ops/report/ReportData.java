package dev.lockstep.ops.report;

import dev.lockstep.journal.Manifest;
import dev.lockstep.ops.LockstepConfig;
import dev.lockstep.ops.RunReport;
import java.util.List;

/**
 * Everything that is on the page.
 *
 * @param run what came of it, as measured while it ran
 * @param manifest of the run
 * @param config of the run
 * @param digest of the run's journal
 */
record ReportData(RunReport run, Manifest manifest, LockstepConfig config, RunDigest digest) {
    /** Name of a strategy. */
    String strategy(final int index) {
        final List<String> names = List.copyOf(config.strategies().keySet());
        return index >= 0 && index < names.size() ? names.get(index) : index < 0 ? "nobody" : "strategy " + index;
    }

    /** Name of an account. */
    String account(final int index) {
        return run.accounts().get(index).name();
    }
}
