package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    @Test
    void shouldWriteOneTablePerSectionAndVariant() {
        final String reference = Sample.loader().reference(Sample.class);
        assertThat(reference)
                .startsWith("""
                        ## Top level

                        | key | type | default | allowed | description |
                        |---|---|---|---|---|
                        | `name` | text | required | | Name of the instance. |
                        | `engine` | section | its keys' defaults | | The engine. |
                        | `risk` | section | required | | Limits. |
                        | `venues` | list of section | empty | | Venues in the order of preference. |
                        | `accounts` | names, each with section | empty | | Accounts by name. |
                        | `labels` | names, each with text | empty | | Labels \\| tags. |
                        | `journal` | path | none | | Where the journal goes. |

                        ## `engine`

                        The engine.

                        | key | type | default | allowed | description |
                        |---|---|---|---|---|
                        | `engine.topology` | choice | `fused` | `inline`, `fused`, `staged-time-bar` | Threads. |
                        | `engine.ringSize` | integer | `1024` | from 64 to 1_048_576 | Slots. |
                        """)
                .contains("| `engine.cores` | list of integer | `[]` | at least 0 | Cores. |\n")
                .contains("| `risk.maxLoss` | decimal | none | at most 5 | Largest loss, if limited. |\n")
                .contains("| `venues[].type` | text | required | `broker`, `simulated` | Kind. |\n")
                .contains("| `venues[].settings` | section chosen by `type` | required | | Its settings. |\n")
                .contains("## `venues[].settings` where `venues[].type` is `simulated`\n")
                .contains("| `venues[].settings.latency` | duration | `1ms` | | Latency. |\n")
                .contains("## `venues[].settings` where `venues[].type` is `broker`\n")
                .contains("| `venues[].settings.port` | integer | required | from 1 to 65535 | Port. |\n")
                .endsWith("| `accounts.<name>.cash` | decimal | `0` | | Cash. |\n");
        assertThat(Sample.loader().reference(Sample.class)).isEqualTo(reference);
    }

    record Faulty(
            int undocumented,
            @Doc("d") @Default("x") int badDefault,
            @Doc("d") List<Nested> nested) {}

    record Nested(String alsoUndocumented) {}

    @Test
    void shouldNameEveryKeyWithoutDescriptionAndEveryBadDefault() {
        assertThatThrownBy(() -> new ConfigLoader().reference(Faulty.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "Faulty.undocumented needs @Doc, for the reference",
                        "@Default: Faulty.badDefault: expected an integer; given 'x'",
                        "Nested.alsoUndocumented needs @Doc, for the reference"));
    }

    record Tree(
            @Doc("Name.") @Default("leaf") String name,
            @Doc("Branches.") List<Tree> branches) {}

    @Test
    void shouldDescribeARecordThatLeadsToItselfOnce() {
        assertThat(new ConfigLoader().reference(Tree.class))
                .contains("| `branches` | list of section | empty | | Branches. |")
                .doesNotContain("branches[]");
        final Tree tree =
                new ConfigLoader().parse(Tree.class, "t.yaml", "branches: [{branches: [{name: b}]}]", List.of());
        assertThat(tree.branches().get(0).branches().get(0).name()).isEqualTo("b");
    }
}
