package dev.lockstep.codecs;

import dev.lockstep.codecs.MessageSchema.Data;
import dev.lockstep.codecs.MessageSchema.Field;
import dev.lockstep.codecs.MessageSchema.Group;
import dev.lockstep.codecs.MessageSchema.Message;
import dev.lockstep.codecs.MessageSchema.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads an SBE schema. Of SBE it knows what the project's schema uses and refuses the rest: a construct that is passed over in silence would
 * shift every field after it.
 */
final class SchemaReader {
    private static final Set<String> FIELD_ATTRIBUTES =
            Set.of("name", "id", "type", "description", "semanticType", "sinceVersion");
    private static final Set<String> MESSAGE_ATTRIBUTES = Set.of("name", "id", "description", "sinceVersion");
    private static final Set<String> GROUP_ATTRIBUTES =
            Set.of("name", "id", "description", "sinceVersion", "dimensionType");
    private static final Set<String> TYPE_ATTRIBUTES = Set.of("name", "primitiveType", "length", "description");
    private static final Set<String> ENUM_ATTRIBUTES = Set.of("name", "encodingType", "description");
    private static final String GROUP_DIMENSIONS = "groupSizeEncoding";
    private static final String DATA_ENCODING = "bytes";

    private final Map<String, Encoding> encodings = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();

    private record Encoding(PrimitiveType primitive, int length, Map<Integer, String> enumNames) {}

    private SchemaReader() {
        for (final PrimitiveType primitive : PrimitiveType.values()) {
            encodings.put(primitive.schemaName(), new Encoding(primitive, 1, Map.of()));
        }
    }

    /**
     * Reads a schema.
     *
     * @throws IllegalArgumentException if it is not well-formed or uses what is not supported
     */
    static MessageSchema read(final InputStream xml) throws IOException {
        final Element root = parse(xml);
        if (!"littleEndian".equals(root.getAttribute("byteOrder"))) {
            throw new IllegalArgumentException("schema: byteOrder must be littleEndian");
        }
        final SchemaReader reader = new SchemaReader();
        for (final Element child : children(root)) {
            switch (child.getLocalName()) {
                case "types" -> reader.readTypes(child);
                case "message" -> reader.messages.add(reader.readMessage(child));
                default -> throw unsupported(child, "element");
            }
        }
        return new MessageSchema(number(root, "id"), number(root, "version"), reader.messages);
    }

    private static Element parse(final InputStream xml) throws IOException {
        try {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            final DocumentBuilder builder = factory.newDocumentBuilder();
            // This handler throws; the parser's own one also prints.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(xml).getDocumentElement();
        } catch (final ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException("schema: " + e.getMessage(), e);
        }
    }

    private void readTypes(final Element types) {
        for (final Element type : children(types)) {
            final String name = type.getAttribute("name");
            switch (type.getLocalName()) {
                case "type" -> encodings.put(name, readType(type));
                case "enum" -> encodings.put(name, readEnum(type));
                // Composites give groups and data their lengths; as fields they are refused by their absence here.
                case "composite" -> {}
                default -> throw unsupported(type, "element");
            }
        }
    }

    private Encoding readType(final Element type) {
        allowOnly(type, TYPE_ATTRIBUTES);
        final PrimitiveType primitive = encoding(type, "primitiveType").primitive();
        final int length = type.hasAttribute("length") ? number(type, "length") : 1;
        if (length < 1 || (length > 1 && primitive != PrimitiveType.CHAR)) {
            throw unsupported(type, "length");
        }
        return new Encoding(primitive, length, Map.of());
    }

    private Encoding readEnum(final Element type) {
        allowOnly(type, ENUM_ATTRIBUTES);
        final Map<Integer, String> names = new LinkedHashMap<>();
        for (final Element value : children(type)) {
            names.put(Integer.parseInt(value.getTextContent().trim()), value.getAttribute("name"));
        }
        return new Encoding(encoding(type, "encodingType").primitive(), 1, Map.copyOf(names));
    }

    private Message readMessage(final Element message) {
        allowOnly(message, MESSAGE_ATTRIBUTES);
        final List<Group> groups = new ArrayList<>();
        final List<Data> data = new ArrayList<>();
        for (final Element child : children(message)) {
            switch (child.getLocalName()) {
                case "field" -> {}
                case "group" -> groups.add(readGroup(child));
                case "data" -> data.add(readData(child));
                default -> throw unsupported(child, "element");
            }
        }
        final List<Field> fields = readFields(message);
        return new Message(
                message.getAttribute("name"),
                number(message, "id"),
                message.getAttribute("description"),
                blockLength(fields),
                fields,
                List.copyOf(groups),
                List.copyOf(data));
    }

    private Group readGroup(final Element group) {
        allowOnly(group, GROUP_ATTRIBUTES);
        if (!GROUP_DIMENSIONS.equals(group.getAttribute("dimensionType"))) {
            throw unsupported(group, "dimensionType");
        }
        for (final Element child : children(group)) {
            if (!"field".equals(child.getLocalName())) {
                throw unsupported(child, "element");
            }
        }
        final List<Field> fields = readFields(group);
        return new Group(
                group.getAttribute("name"),
                number(group, "id"),
                group.getAttribute("description"),
                sinceVersion(group),
                blockLength(fields),
                fields);
    }

    private static Data readData(final Element data) {
        allowOnly(data, FIELD_ATTRIBUTES);
        if (!DATA_ENCODING.equals(data.getAttribute("type"))) {
            throw unsupported(data, "type");
        }
        return new Data(
                data.getAttribute("name"), number(data, "id"), data.getAttribute("description"), sinceVersion(data));
    }

    private List<Field> readFields(final Element parent) {
        final List<Field> fields = new ArrayList<>();
        for (final Element child : children(parent)) {
            if ("field".equals(child.getLocalName())) {
                allowOnly(child, FIELD_ATTRIBUTES);
                final Encoding encoding = encoding(child, "type");
                fields.add(new Field(
                        child.getAttribute("name"),
                        number(child, "id"),
                        child.getAttribute("description"),
                        blockLength(fields),
                        encoding.primitive(),
                        encoding.length(),
                        Unit.of(child.getAttribute("semanticType")),
                        encoding.enumNames()));
            }
        }
        return List.copyOf(fields);
    }

    private Encoding encoding(final Element element, final String attribute) {
        final Encoding encoding = encodings.get(element.getAttribute(attribute));
        if (encoding == null) {
            throw unsupported(element, attribute);
        }
        return encoding;
    }

    private static int blockLength(final List<Field> fields) {
        return fields.isEmpty() ? 0 : fields.get(fields.size() - 1).end();
    }

    private static int sinceVersion(final Element element) {
        return element.hasAttribute("sinceVersion") ? number(element, "sinceVersion") : 0;
    }

    private static int number(final Element element, final String attribute) {
        try {
            return Integer.parseInt(element.getAttribute(attribute));
        } catch (final NumberFormatException e) {
            throw unsupported(element, attribute);
        }
    }

    private static void allowOnly(final Element element, final Set<String> attributes) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            final String attribute = element.getAttributes().item(i).getNodeName();
            if (!attributes.contains(attribute)) {
                throw unsupported(element, attribute);
            }
        }
    }

    private static List<Element> children(final Element parent) {
        final List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                children.add((Element) node);
            }
        }
        return children;
    }

    private static IllegalArgumentException unsupported(final Element element, final String what) {
        final String name = element.getAttribute("name");
        final String value = element.hasAttribute(what) ? "=\"" + element.getAttribute(what) + '"' : "";
        return new IllegalArgumentException(
                "schema: " + element.getLocalName() + ' ' + name + ": " + what + value + " is not supported");
    }
}
