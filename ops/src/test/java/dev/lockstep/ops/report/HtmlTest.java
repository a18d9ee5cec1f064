package dev.lockstep.ops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void shouldEscapeWhatMeansSomethingInMarkup() {
        assertThat(Html.escaped("<b title=\"x\" id='y'>a & b</b>"))
                .isEqualTo("&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;a &amp; b&lt;/b&gt;");
    }

    @Test
    void shouldReplaceWhatIsNoCharacterOfADocument() {
        assertThat(Html.escaped("a\u0000b\u001Bc\u0085d\uD800e")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
        assertThat(Html.escaped("line\n\tübung 😀")).isEqualTo("line\n\tübung 😀");
    }

    @Test
    void shouldMarkOnlyLossesAmongNumbers() {
        final List<Column> columns = List.of(Column.text("Name"), Column.number("Fee"), Column.gain("Realised"));
        final StringBuilder out = new StringBuilder();
        new Html(out).row(columns, List.of("-<x>", "-1", "-2")).row(columns, List.of("y", "1", "2"));

        assertThat(out).hasToString("""
                        <tr><th scope="row">-&lt;x&gt;</th><td class="n">-1</td><td class="n neg">-2</td></tr>
                        <tr><th scope="row">y</th><td class="n">1</td><td class="n">2</td></tr>
                        """);
    }
}
