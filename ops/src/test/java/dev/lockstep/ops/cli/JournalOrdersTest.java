package dev.lockstep.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.ops.UnsealedRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lockstep journal orders} tells of a run, held against what {@code journal dump} says of it. */
class JournalOrdersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIELD = Pattern.compile("(\\w+)=(\\S+)");

    @TempDir
    private static Path dir;

    private static Path run;
    private static List<Map<String, String>> dump;
    private static List<JsonNode> orders;

    @BeforeAll
    static void makeARun() throws IOException {
        run = BacktestRun.of(dir, Project.testConfig("preview.yaml")).directory();
        dump = new ArrayList<>();
        for (final String line :
                Cli.run("journal", "dump", run.toString()).out().lines().toList()) {
            final Map<String, String> fields = new HashMap<>();
            fields.put("sequence", line.split(" ")[0]);
            fields.put("message", line.split(" ")[3]);
            final Matcher matcher = FIELD.matcher(line);
            while (matcher.find()) {
                fields.put(matcher.group(1), matcher.group(2));
            }
            dump.add(fields);
        }
        orders = json("--format", "json");
    }

    private static Cli.Outcome orders(final Path of, final String... more) {
        final List<String> arguments = new ArrayList<>(List.of("journal", "orders", of.toString()));
        arguments.addAll(Arrays.asList(more));
        return Cli.run(arguments);
    }

    private static List<JsonNode> json(final String... more) throws IOException {
        final Cli.Outcome outcome = orders(run, more);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(ExitCode.OK);
        final List<JsonNode> lines = new ArrayList<>();
        for (final String line : outcome.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<Map<String, String>> records(final String message) {
        return dump.stream()
                .filter(record -> record.get("message").equals(message))
                .toList();
    }

    private static JsonNode first(final String field, final String value) {
        return orders.stream()
                .filter(order -> order.get(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldListEveryOrderThatWasSentOrDenied() {
        final List<String> expected = new ArrayList<>();
        records("NewOrder").forEach(sent -> expected.add(sent.get("orderId")));
        records("OrderUpdate").stream()
                .filter(update -> update.get("orderEvent").equals("DENIED"))
                .map(update -> update.get("orderId"))
                .filter(id -> !expected.contains(id))
                .forEach(expected::add);
        assertThat(orders)
                .extracting(order -> order.get("orderId").asText())
                .containsExactlyInAnyOrderElementsOf(expected)
                .hasSizeGreaterThan(50);
        assertThat(orders(run).out().lines()).hasSize(orders.size() + 1);
    }

    @Test
    void shouldGiveQuantityAveragePriceAndStateAsTheRecordsDo() {
        final Map<String, BigDecimal> quantities = new TreeMap<>();
        final Map<String, BigDecimal> values = new TreeMap<>();
        final Map<String, String> states = new TreeMap<>();
        for (final Map<String, String> update : records("OrderUpdate")) {
            states.put(update.get("orderId"), update.get("orderState"));
            if (update.get("orderEvent").equals("FILLED")) {
                final BigDecimal quantity = new BigDecimal(update.get("lastQuantity"));
                quantities.merge(update.get("orderId"), quantity, BigDecimal::add);
                values.merge(
                        update.get("orderId"),
                        quantity.multiply(new BigDecimal(update.get("lastPrice"))),
                        BigDecimal::add);
            }
        }
        assertThat(quantities).hasSizeGreaterThan(10);
        for (final JsonNode order : orders) {
            final String id = order.get("orderId").asText();
            final BigDecimal filled = quantities.getOrDefault(id, BigDecimal.ZERO);
            assertThat(new BigDecimal(order.get("filled").asText())).as(id).isEqualByComparingTo(filled);
            assertThat(order.get("state").asText()).as(id).isEqualTo(states.get(id));
            if (filled.signum() == 0) {
                assertThat(order.get("averagePrice").isNull()).as(id).isTrue();
            } else {
                assertThat(new BigDecimal(order.get("averagePrice").asText()))
                        .as(id)
                        .isEqualByComparingTo(values.get(id).divide(filled, 8, RoundingMode.HALF_EVEN));
            }
        }
    }

    @Test
    void shouldListWhatIsAskedFor() throws IOException {
        assertThat(json("--strategy", "maker", "--format", "json"))
                .hasSize((int) orders.stream()
                        .filter(order -> order.get("strategy").asText().equals("maker"))
                        .count())
                .allSatisfy(
                        order -> assertThat(order.get("instrument").asText()).isEqualTo("ALPHA"));
        assertThat(json("--instrument", "BRAVO", "--format", "json"))
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order.get("strategy").asText()).isEqualTo("trend"));
        assertThat(json("--denied", "--format", "json"))
                .hasSize((int) records("OrderUpdate").stream()
                        .filter(update -> !update.get("denialCode").equals("NONE"))
                        .map(update -> update.get("orderId"))
                        .distinct()
                        .count())
                .isNotEmpty();
    }

    @Test
    void shouldTellTheWholeLifeOfAnOrderThatWasFilled() throws IOException {
        final JsonNode order = first("state", "FILLED");
        final String id = order.get("orderId").asText();
        final List<JsonNode> story = json("--order", id, "--format", "json");
        assertThat(story.get(0).get("orderId").asText()).isEqualTo(id);
        final List<JsonNode> moments = story.subList(1, story.size());
        assertThat(moments.get(0).get("what").asText()).isEqualTo("input");
        assertThat(moments.get(0).get("details").get("bid").asText()).isNotEqualTo("-");
        assertThat(moments.get(1).get("what").asText()).isEqualTo("signal");
        assertThat(moments.get(2).get("what").asText()).isEqualTo("sizing");
        assertThat(moments.get(2).get("details").get("origin").asText()).isEqualTo("risk.sizing[0]");
        assertThat(moments.get(2).get("details").get("quantity").asText()).isEqualTo("5");
        assertThat(moments)
                .as("every record of the order that was journaled is in its life")
                .extracting(moment -> moment.get("what").asText())
                .filteredOn(what -> List.of("update", "report", "sent").contains(what))
                .hasSize((int) dump.stream()
                        .filter(record -> id.equals(record.get("orderId")))
                        .count());
        long beforeNs = moments.get(0).get("timeNs").asLong();
        for (final JsonNode moment : moments) {
            assertThat(moment.get("sinceNs").asLong())
                    .isEqualTo(moment.get("timeNs").asLong() - beforeNs)
                    .isNotNegative();
            beforeNs = moment.get("timeNs").asLong();
        }
        final List<JsonNode> fills = moments.stream()
                .map(moment -> moment.get("details"))
                .filter(details -> details.path("event").asText().equals("FILLED"))
                .toList();
        assertThat(fills.stream()
                        .map(fill -> new BigDecimal(fill.get("lastQuantity").asText()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(order.get("filled").asText());
        final JsonNode filled = fills.get(0);
        assertThat(filled.get("liquidity").asText()).isIn("MAKER", "TAKER");
        assertThat(new BigDecimal(filled.get("fee").asText()).signum()).isNotZero();
    }

    @Test
    void shouldTellEveryControlWithValueLimitAndWhereTheLimitWasWritten() throws IOException {
        final String id = first("state", "FILLED").get("orderId").asText();
        final List<JsonNode> controls = json("--order", id, "--format", "json").stream()
                .filter(moment -> moment.path("what").asText().equals("control"))
                .map(moment -> moment.get("details"))
                .filter(details -> details.get("action").asText().equals("NEW"))
                .toList();
        assertThat(controls)
                .extracting(control -> control.get("stage").asText())
                .containsSubsequence("risk", "gate")
                .filteredOn("gate"::equals)
                .hasSize(controlsOfTheGate());
        assertThat(controls)
                .allSatisfy(
                        control -> assertThat(control.get("verdict").asText()).isEqualTo("passed"));
        assertThat(controls)
                .filteredOn(control -> control.get("control").asText().equals("Position"))
                .singleElement()
                .satisfies(position -> {
                    assertThat(position.get("limit").asText()).isEqualTo("12");
                    assertThat(position.get("unit").asText()).isEqualTo("units");
                    assertThat(position.get("row").asText()).isEqualTo("every order");
                    assertThat(position.get("origin").asText()).isEqualTo("risk.limits[0]");
                });
        assertThat(controls.get(0).get("control").asText()).isEqualTo("Sizing");
        assertThat(controls.get(0).get("value").asText()).isEqualTo("5");
        assertThat(controls.get(0).get("limit").asText()).isEqualTo("1");
        assertThat(controls)
                .filteredOn(control -> control.get("control").asText().equals("Maximum order volume"))
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.get("value").asText()).isEqualTo("5");
                    assertThat(volume.get("limit").asText()).isEqualTo("50");
                });
        assertThat(controls)
                .filteredOn(control -> control.get("control").asText().equals("Price collar"))
                .singleElement()
                .satisfies(collar -> assertThat(collar.get("origin").asText()).isEqualTo("risk.limits[0]"));
        assertThat(controls)
                .filteredOn(control -> control.get("control").asText().contains("ession"))
                .extracting(control -> control.get("control").asText() + " "
                        + control.get("value").asText())
                .containsExactly("Venue session up", "Session open");
    }

    /** As the page of all controls lists them: a row each, below the heading of the gate, behind the two lines that say what the columns are. */
    private static int controlsOfTheGate() {
        final String page = Cli.run("risk", "controls").out();
        final String gate = page.substring(page.indexOf("## Market-access gate"));
        return (int) gate.lines().filter(line -> line.startsWith("|")).count() - 2;
    }

    @Test
    void shouldEndTheControlsOfADeniedOrderWithTheOneThatDenied() throws IOException {
        final Map<String, String> denial = records("Denial").stream()
                .filter(record -> record.get("code").startsWith("MAX_POSITION"))
                .findFirst()
                .orElseThrow();
        final List<JsonNode> moments = json("--order", denial.get("orderId"), "--format", "json");
        final List<JsonNode> controls = moments.stream()
                .filter(moment -> moment.path("what").asText().equals("control"))
                .map(moment -> moment.get("details"))
                .toList();
        final JsonNode last = controls.get(controls.size() - 1);
        assertThat(last.get("verdict").asText()).isEqualTo(denial.get("code"));
        assertThat(new BigDecimal(last.get("value").asText()).movePointRight(8))
                .isEqualByComparingTo(denial.get("deniedValue"));
        assertThat(new BigDecimal(last.get("limit").asText()).movePointRight(8))
                .isEqualByComparingTo(denial.get("deniedLimit"));
        assertThat(controls.subList(0, controls.size() - 1))
                .extracting(control -> control.get("verdict").asText())
                .containsOnly("passed");
        assertThat(moments)
                .extracting(moment -> moment.path("what").asText())
                .contains("denied")
                .doesNotContain("sent", "report");
    }

    @Test
    void shouldFindAnOrderByWhatTheVenueSeesOfItAndPrintItForPeople() {
        final JsonNode order = first("state", "FILLED");
        final Cli.Outcome byClientId =
                orders(run, "--order", order.get("clientOrderId").asText());
        assertThat(byClientId.exitCode()).as(byClientId.err()).isEqualTo(ExitCode.OK);
        assertThat(byClientId)
                .isEqualTo(orders(run, "--order", order.get("orderId").asText()));
        assertThat(byClientId.out())
                .startsWith("order " + order.get("orderId") + " ("
                        + order.get("clientOrderId").asText() + ") of strategy ")
                .containsPattern(
                        "control +risk: Position: [-0-9.]+ against 12 units \\(every order, risk\\.limits\\[0]\\): passed")
                .containsPattern(
                        "sizing +sized: quantity=5 model=fixed quantity 5 row=every order origin=risk.sizing\\[0]")
                .containsPattern("sent +NewOrder orderId=")
                .containsPattern("report +ExecutionReport orderId=.*; market \\S+ / \\S+")
                .containsPattern("update +event=FILLED state=\\w+ lastQuantity=\\S+ lastPrice=\\S+ fee=");
    }

    @Test
    void shouldSayWhichOrdersStrategiesAndInstrumentsThereAre() {
        final String firstId = orders.get(0).get("orderId").asText();
        final Cli.Outcome none = orders(run, "--order", Long.toString(Long.parseLong(firstId) - 1));
        assertThat(none.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(none.err())
                .contains("there is no order", "the nearest: " + firstId, "it has " + orders.size() + " orders");
        assertThat(orders(run, "--order", "NOBODY").err()).contains("it has " + orders.size() + " orders, the first");
        assertThat(orders(run, "--strategy", "trent").err())
                .contains("there is no strategy trent; there are: trend, maker");
        assertThat(orders(run, "--instrument", "DELTA"))
                .isEqualTo(new Cli.Outcome(
                        ExitCode.UNUSABLE,
                        "",
                        "there is no instrument DELTA; there are: ALPHA, BRAVO, CHARLIE" + System.lineSeparator()));
        assertThat(orders(run, "--order", firstId, "--denied").exitCode()).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void shouldTellOfARunThatWasNeverSealedUpToItsEndAndSaySo() {
        final Path crashed = UnsealedRun.make(dir.resolve("crashed"));
        final Cli.Outcome table = orders(crashed);
        assertThat(table.exitCode()).as(table.err()).isEqualTo(ExitCode.OK);
        assertThat(table.out().lines().count()).isGreaterThan(1);
        assertThat(table.err()).contains("the run did not end in order (running)");
        final String id = table.out().lines().skip(1).findFirst().orElseThrow().split(" ")[0];
        final Cli.Outcome story = orders(crashed, "--order", id);
        assertThat(story.exitCode()).as(story.err()).isEqualTo(ExitCode.OK);
        assertThat(story.out()).contains("risk: Position: ");
    }

    @Test
    void shouldTellWhatCanBeReadOfADamagedRunAndSayWhereItEnds() throws IOException {
        final Path damaged = Copies.of(run, dir.resolve("damaged"));
        final Path file = Copies.files(damaged.resolve("in")).stream()
                .filter(path -> path.toString().endsWith(".cq4"))
                .findFirst()
                .orElseThrow();
        Copies.flip(file, Files.size(file) / 2, 1);
        final Cli.Outcome table = orders(damaged, "--format", "json");
        assertThat(table.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(table.err()).contains(file.toString(), "is damaged");
        assertThat(table.out().lines().count()).isBetween(1L, orders.size() - 1L);
        final Cli.Outcome story =
                orders(damaged, "--order", orders.get(0).get("orderId").asText());
        assertThat(story.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(story.out()).contains("risk: Position: ");
    }
}
