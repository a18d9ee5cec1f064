package dev.lockstep.journal;

import java.util.List;

/**
 * What a reading of one journal to its end found.
 *
 * @param records whole records
 * @param lastSequence of the last of them, or {@link DamagedJournalException#NO_SEQUENCE}
 * @param files that were read to their end, none if there is damage
 * @param problem the damage, or null
 */
record JournalEnd(long records, long lastSequence, List<FileEnd> files, DamagedJournalException problem) {
    static JournalEnd read(final RunDirectory run, final JournalKind kind) {
        try (JournalReader reader = JournalReader.open(run.journal(kind), kind)) {
            DamagedJournalException problem = null;
            try {
                while (reader.next()) {
                    continue;
                }
            } catch (final DamagedJournalException e) {
                problem = e;
            }
            return new JournalEnd(
                    reader.records(), reader.lastSequence(), problem == null ? reader.ends() : List.of(), problem);
        } catch (final DamagedJournalException e) {
            // Not even its directory is there.
            return new JournalEnd(0, DamagedJournalException.NO_SEQUENCE, List.of(), e);
        }
    }

    static String damage(final JournalEnd in, final JournalEnd out) {
        if (in.problem == null && out.problem == null) {
            return null;
        }
        if (in.problem != null && out.problem != null) {
            return in.problem.getMessage() + "; " + out.problem.getMessage();
        }
        return (in.problem == null ? out : in).problem.getMessage();
    }

    void rethrow() {
        if (problem != null) {
            throw problem;
        }
    }
}
