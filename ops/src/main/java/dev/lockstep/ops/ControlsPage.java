package dev.lockstep.ops;

import dev.lockstep.codecs.sbe.DenialCode;
import dev.lockstep.engine.Core;
import dev.lockstep.engine.CoreSettings;
import dev.lockstep.engine.execution.OrderSettings;
import dev.lockstep.engine.limit.ControlInfo;
import dev.lockstep.engine.portfolio.AccountKind;
import dev.lockstep.engine.portfolio.AccountSettings;
import dev.lockstep.engine.portfolio.PositionMode;
import dev.lockstep.engine.risk.RiskSettings;
import dev.lockstep.engine.venue.VenueTerms;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of all controls, in Markdown, made of what the controls say of themselves; links lead from {@code docs/} to the tests. */
public final class ControlsPage {
    private static final String TESTS = "../engine/src/test/java/";
    private static final String HEAD = "| control | what it does | answers | settings | denial codes | proved by |\n"
            + "|---|---|---|---|---|---|\n";
    private static final String NAME = "<name>";

    private ControlsPage() {}

    /** Both stages' controls, each in the order in which orders pass them. */
    public static String text() {
        final Core core = core();
        return "## Central risk\n\n" + table(core.risk().controls()) + "\n## Market-access gate\n\n"
                + table(core.execution().controls());
    }

    /** The settings that controls name, as the reference of the configuration spells them. */
    static List<String> keys() {
        final Core core = core();
        return Stream.concat(core.risk().controls().stream(), core.execution().controls().stream())
                .flatMap(control -> control.keys().stream())
                .map(ControlsPage::key)
                .distinct()
                .toList();
    }

    /** What the controls are does not depend on any setting. */
    private static Core core() {
        return new Core(new CoreSettings(
                "DOCS",
                List.of(),
                List.of(new AccountSettings("MAIN", "USD", 6, AccountKind.MARGIN, PositionMode.NETTING, List.of())),
                List.of(VenueTerms.basic("SIM")),
                RiskSettings.BUILT_IN,
                OrderSettings.of(1),
                0));
    }

    private static String table(final List<ControlInfo> controls) {
        return controls.stream().map(ControlsPage::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(final ControlInfo control) {
        final String tests = control.control().getSimpleName() + "Test";
        final String path = TESTS + control.control().getName().replace('.', '/') + "Test.java";
        return "| " + control.name() + " | " + control.purpose() + " | " + String.join("; ", control.rules()) + " | "
                + joined(control.keys().stream().map(key -> "`" + key(key) + "`")) + " | "
                + joined(control.codes().stream().map(ControlsPage::code)) + " | [" + tests + "](" + path + ") |\n";
    }

    private static String joined(final Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }

    private static String code(final DenialCode code) {
        return code.value() + " `" + code + "`";
    }

    /** A limit of the tables goes by its short key, any other setting by its whole one. */
    private static String key(final String named) {
        return named.indexOf('.') < 0 ? "risk.limits[]." + named : named.replace("*", NAME);
    }
}
