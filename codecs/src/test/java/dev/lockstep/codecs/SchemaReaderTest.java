package dev.lockstep.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaReaderTest {
    private static final String HEAD = "<m:messageSchema xmlns:m='urn:x' id='9' version='2' byteOrder='littleEndian'>";
    private static final String TAIL = "</m:messageSchema>";

    @Test
    void shouldSkipGroupsAndDataThatAnOlderVersionLacks() throws IOException {
        final MessagePrinter printer =
                new MessagePrinter(read("<m:message name='M' id='1'><field name='a' id='1' type='uint8'/>"
                        + "<group name='g' id='2' dimensionType='groupSizeEncoding' sinceVersion='2'>"
                        + "<field name='b' id='3' type='uint64'/></group>"
                        + "<data name='d' id='4' type='bytes' sinceVersion='1'/></m:message>"));
        // Block of 1, template 1, schema 9, version; a=7; g: one entry of 8 bytes; d: 2 bytes.
        assertThat(print(printer, "0100 0100 0900 0000 07")).isEqualTo("M a=7");
        assertThat(print(printer, "0100 0100 0900 0100 07 0200 abcd")).isEqualTo("M a=7 d=abcd");
        assertThat(print(printer, "0100 0100 0900 0200 07 0800 0100 ffffffffffffffff 0000"))
                .isEqualTo("M a=7 g=[{b=18446744073709551615}] d=");
        // An entry of an older version that is shorter, and one of a newer that is longer.
        assertThat(print(printer, "0100 0100 0900 0200 07 0000 0200 0000")).isEqualTo("M a=7 g=[{} {}] d=");
        assertThat(print(printer, "0100 0100 0900 0200 07 0900 0100 0100000000000000 ee 0000"))
                .isEqualTo("M a=7 g=[{b=1 unknownFields=ee}] d=");
    }

    @ParameterizedTest
    @CsvSource({
        "<field name='p' id='1' type='double'/>, field p: type=\"double\"",
        "<field name='p' id='1' type='Decimal'/>, field p: type=\"Decimal\"",
        "<field name='p' id='x' type='int8'/>, field p: id=\"x\"",
        "<field name='p' id='1' type='int8' offset='4'/>, field p: offset=\"4\"",
        "<field name='p' id='1' type='int8' presence='optional'/>, field p: presence=\"optional\"",
        "<group name='g' id='1' dimensionType='other'/>, group g: dimensionType=\"other\"",
        "<data name='d' id='1' type='other'/>, data d: type=\"other\"",
        "<other name='o'/>, other o: element",
    })
    void shouldRefuseWhatItWouldMisread(final String member, final String named) {
        assertThatThrownBy(() -> read("<m:message name='M' id='1'>" + member + "</m:message>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schema: " + named + " is not supported");
    }

    @Test
    void shouldRefuseUnknownUnits() {
        assertThatThrownBy(() -> read("<m:message name='M' id='1'>"
                        + "<field name='p' id='1' type='int8' semanticType='Furlong'/></m:message>"))
                .hasMessage("schema: unknown semanticType Furlong");
    }

    @Test
    void shouldRefuseTemplateIdsThatAreSharedByMessages() {
        assertThatThrownBy(() -> read("<m:message name='A' id='1'/><m:message name='B' id='1'/>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schema: messages A and B share template id 1");
    }

    @Test
    void shouldRefuseBigEndian() {
        final String xml = (HEAD + TAIL).replace("littleEndian", "bigEndian");
        assertThatThrownBy(() -> SchemaReader.read(stream(xml)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("schema: byteOrder must be littleEndian");
    }

    @Test
    void shouldRefuseDocumentTypesAndBrokenXml() {
        final String external = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + HEAD + "&e;" + TAIL;
        assertThatThrownBy(() -> SchemaReader.read(stream(external)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DOCTYPE");
        assertThatThrownBy(() -> SchemaReader.read(stream(HEAD))).isInstanceOf(IllegalArgumentException.class);
    }

    private static MessageSchema read(final String members) throws IOException {
        return SchemaReader.read(stream(HEAD + members + TAIL));
    }

    private static ByteArrayInputStream stream(final String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String print(final MessagePrinter printer, final String spacedHex) {
        final String hex = spacedHex.replace(" ", "");
        final byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        final StringBuilder out = new StringBuilder();
        printer.appendText(out, new UnsafeBuffer(bytes), 0, bytes.length);
        return out.toString();
    }
}
