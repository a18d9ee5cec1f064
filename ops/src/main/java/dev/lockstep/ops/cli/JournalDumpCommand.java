package dev.lockstep.ops.cli;

import dev.lockstep.codecs.MessagePrinter;
import dev.lockstep.codecs.RecordHeader;
import dev.lockstep.journal.JournalKind;
import dev.lockstep.journal.RunCatalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.agrona.DirectBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "dump",
        description = "Prints every record of a run, decoded, one line each: every input followed by its outputs.",
        mixinStandardHelpOptions = true)
final class JournalDumpCommand implements Callable<Integer> {
    private final MessagePrinter printer = new MessagePrinter();
    private final StringBuilder line = new StringBuilder();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUNDIR", description = "Directory of the run.")
    private Path run;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How to print.")
    private OutputFormat format;

    @Option(names = "--from", paramLabel = "SEQ", defaultValue = "1", description = "First sequence.")
    private long from;

    @Option(names = "--to", paramLabel = "SEQ", description = "Last sequence.")
    private long to = Long.MAX_VALUE;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        RunCatalogue.forEachRecord(JournalRuns.run(run), (kind, buffer, offset, length) -> {
            final long sequence = RecordHeader.sequence(buffer, offset);
            if (sequence >= from && sequence <= to) {
                print(kind, buffer, offset, length);
                out.append(line).append('\n');
                // A reader that has gone, such as head, ends the dump.
                return !out.checkError();
            }
            return sequence <= to;
        });
        out.flush();
        return ExitCode.OK;
    }

    private void print(final JournalKind kind, final DirectBuffer buffer, final int offset, final int length) {
        line.setLength(0);
        final int message = offset + RecordHeader.LENGTH;
        final int messageLength = length - RecordHeader.LENGTH;
        final long sequence = RecordHeader.sequence(buffer, offset);
        final long timeNs = RecordHeader.timeNs(buffer, offset);
        if (format == OutputFormat.TEXT) {
            line.append(sequence).append(' ').append(timeNs).append(' ').append(kind.directoryName());
            line.append(kind == JournalKind.IN ? ":" : ".");
            line.append(
                    kind == JournalKind.IN
                            ? RecordHeader.source(buffer, offset)
                            : RecordHeader.ordinal(buffer, offset));
            line.append(' ');
            printer.appendText(line, buffer, message, messageLength);
        } else {
            line.append("{\"journal\":\"").append(kind.directoryName());
            line.append("\",\"sequence\":")
                    .append(sequence)
                    .append(",\"timeNs\":")
                    .append(timeNs);
            line.append(kind == JournalKind.IN ? ",\"source\":" : ",\"ordinal\":");
            line.append(
                    kind == JournalKind.IN
                            ? RecordHeader.source(buffer, offset)
                            : RecordHeader.ordinal(buffer, offset));
            line.append(",\"message\":");
            printer.appendJson(line, buffer, message, messageLength);
            line.append('}');
        }
    }
}
