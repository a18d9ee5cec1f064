package dev.lockstep.ops.report;

import dev.lockstep.codecs.MessageSchema;
import java.util.List;

/** What happened to orders, what was denied, and of what the journal consists. */
final class ActivitySection {
    private static final List<Column> ORDER_COLUMNS = List.of(
            Column.text("Event"), Column.number("Updates"), Column.number("First at"), Column.number("Last at"));
    private static final List<Column> DENIAL_COLUMNS = List.of(
            Column.text("Reason"),
            Column.number("Code"),
            Column.number("Denials"),
            Column.number("First at"),
            Column.number("Last at"));
    private static final List<Column> RECORD_COLUMNS = List.of(Column.text("Message"), Column.number("Records"));

    private final ReportData data;

    ActivitySection(final ReportData data) {
        this.data = data;
    }

    void write(final Html html) {
        html.section("activity", "Orders");
        html.markup("<div class=\"columns\">\n");
        orders(html);
        denials(html);
        html.markup("</div>\n");
        html.note(
                "“At” is the sequence of the event in the journal; ops/lockstep journal dump --from SEQ --to SEQ shows"
                        + " it with its outputs.");
        records(html);
        html.endSection();
    }

    private void orders(final Html html) {
        html.table("What happened to orders", ORDER_COLUMNS);
        data.digest()
                .orderEvents()
                .forEach((event, tally) -> html.row(
                        ORDER_COLUMNS,
                        List.of(
                                event.name(),
                                Figures.count(tally.count()),
                                Long.toString(tally.first()),
                                Long.toString(tally.last()))));
        html.endTable();
    }

    private void denials(final Html html) {
        if (data.digest().denials().isEmpty()) {
            html.note("Nothing was denied.");
            return;
        }
        html.table("What was denied", DENIAL_COLUMNS);
        data.digest()
                .denials()
                .forEach((code, tally) -> html.row(
                        DENIAL_COLUMNS,
                        List.of(
                                code.name(),
                                Integer.toString(code.value()),
                                Figures.count(tally.count()),
                                Long.toString(tally.first()),
                                Long.toString(tally.last()))));
        html.endTable();
    }

    private void records(final Html html) {
        final MessageSchema schema = MessageSchema.load();
        html.markup("<details>\n<summary>Records of the journal by message</summary>\n");
        html.table("Inputs and outputs", RECORD_COLUMNS);
        data.digest()
                .records()
                .forEach((template, count) -> html.row(
                        RECORD_COLUMNS,
                        List.of(
                                schema.message(template) == null
                                        ? "template " + template
                                        : schema.message(template).name(),
                                Figures.count(count))));
        html.endTable().markup("</details>\n");
    }
}
