package dev.lockstep.ops.report;

import dev.lockstep.journal.Manifest;
import dev.lockstep.ops.RunReport;
import java.util.Locale;

/** Which run this is, and with which settings: what it takes to make it again. */
final class RunSection {
    private final ReportData data;

    RunSection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        final RunReport run = data.run();
        final Manifest manifest = data.manifest();
        html.section("run", "Run and settings").markup("<dl>\n");
        entry(html, "Journal", run.directory().toAbsolutePath().toString());
        entry(html, "Status", run.status() + ", " + text(run.endReason().name()));
        entry(html, "Created", manifest.created());
        entry(html, "Data", source());
        entry(html, "Bad records skipped", Figures.count(run.skipped()));
        entry(html, "Seed", Long.toString(manifest.seed()));
        entry(html, "Lockstep", manifest.buildVersion() + ", logic version " + manifest.logicVersion());
        entry(html, "Settings hash", manifest.settingsHash());
        entry(html, "Input chain", String.format(Locale.ROOT, "%016x", run.inputChain()));
        entry(html, "Output chain", String.format(Locale.ROOT, "%016x", run.outputChain()));
        entry(html, "Journal size", Figures.count(run.journalBytes()) + " bytes");
        html.markup("</dl>\n<details>\n<summary>All settings, defaults included</summary>\n<pre tabindex=\"0\">");
        html.text(manifest.configuration()).markup("</pre>\n</details>\n").endSection();
    }

    private static void entry(final Html html, final String name, final String value) {
        html.markup("<dt>").text(name).markup("</dt><dd>").text(value).markup("</dd>\n");
    }

    private String source() {
        final String format = text(data.config().data().format().name());
        return data.config().data().path().map(path -> format + ", " + path).orElse(format);
    }

    private static String text(final String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** From when to when the run went, in engine time. */
    static String period(final ReportData data) {
        if (!data.digest().hasRecords()) {
            return "no events";
        }
        final long startNs = data.digest().firstTimeNs();
        final long endNs = data.digest().lastTimeNs();
        return Figures.time(startNs) + " to " + Figures.time(endNs) + " UTC, " + Figures.span(endNs - startNs);
    }
}
