// SPDX-License-Identifier: Apache-2.0
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Reads and writes JSON with Jackson's streaming core: both parsers, both generators, numbers at the edges, relaxed syntax, errors.
public final class Jackson {
    private static final String[] DOCUMENTS = {
        "{}", "[]", "null", " true ", "\"text\"", "12", "-0", "1.5e300", "[1,2,[3,[4,[5]]]]", "{\"a\":{\"b\":{\"c\":[null,false]}}}",
        "[\"\\u0041\\n\\t\\\"\\\\\\/\", \"žluťoučký\", \"\\uD83D\\uDE00 ☺\", \"\"]", "[0, -1, 2147483647, 2147483648, -9223372036854775808, 9223372036854775808, 123456789012345678901234567890]",
        "[0.1, 1E5, 1e-5, 3.141592653589793238462643383279, 4.9e-324, 1.7976931348623157e308, 1e400, 123456.789e-3]",
        "{\"name\":\"Corto\",\"tags\":[\"a\",\"b\"],\"size\":12345,\"ratio\":0.25,\"nested\":{\"x\":null}}", "{\"dup\":1,\"dup\":2}", "[1] [2] 3"};
    private static final String[] BROKEN = {
        "", "{", "[1,", "{\"a\"}", "{\"a\":}", "[1 2]", "tru", "nul", "01", "1.", "-", "1e", "\"abc", "\"\\x\"", "\"\\u12G4\"", "{a:1}", "['x']", "[1,]", "]", "{\"a\":1]", "[NaN]", "/* c */ 1", "\"\u0001\""};

    private Jackson() {}

    public static void main(String[] arguments) throws IOException {
        JsonFactory factory = new JsonFactory();
        for (String document : DOCUMENTS) {
            events(factory, document);
        }
        for (String document : BROKEN) {
            events(factory, document);
        }
        JsonFactory relaxed = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        for (String document : BROKEN) {
            events(relaxed, document);
        }
        events(relaxed, DOCUMENTS[14]);
        written(factory);
        pointers();
        roundTrips(factory);
    }

    private static void events(JsonFactory factory, String document) throws IOException {
        System.out.println(document + " => " + events(factory.createParser(new StringReader(document))));
        System.out.println("  bytes " + events(factory.createParser(document.getBytes(StandardCharsets.UTF_8))));
    }

    private static String events(JsonParser parser) throws IOException {
        StringBuilder text = new StringBuilder();
        try (parser) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                text.append(token);
                switch (token) {
                    case FIELD_NAME -> text.append('=').append(parser.currentName());
                    case VALUE_STRING -> text.append('=').append(parser.getText());
                    case VALUE_NUMBER_INT -> text.append('=').append(parser.getNumberType()).append(' ').append(parser.getBigIntegerValue()).append(' ').append(parser.getDoubleValue());
                    case VALUE_NUMBER_FLOAT -> text.append('=').append(parser.getDoubleValue()).append(' ').append(parser.isNaN() ? "NaN" : parser.getDecimalValue());
                    default -> { }
                }
                text.append(" @").append(parser.getParsingContext().pathAsPointer()).append(' ').append(parser.currentLocation().getLineNr())
                        .append(':').append(parser.currentTokenLocation().getColumnNr()).append("; ");
            }
        } catch (IOException e) {
            text.append(e.getClass().getSimpleName()).append(": ").append(e.getMessage().replace('\n', '|'));
        }
        return text.toString();
    }

    private static void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", "quote \" slash / back \\ control \u0001 line\n tab\t unicode é ☺ \uD83D\uDE00 <script>");
        json.writeNumberField("int", Integer.MIN_VALUE);
        json.writeNumberField("long", Long.MAX_VALUE);
        json.writeNumberField("double", 1.0 / 3);
        json.writeNumberField("float", 1.1f);
        json.writeNumberField("decimal", new BigDecimal("1234567890.0987654321E-7"));
        json.writeFieldName("integer");
        json.writeNumber(BigInteger.TWO.pow(200));
        json.writeNumberField("nan", Double.NaN);
        json.writeBooleanField("yes", true);
        json.writeNullField("nothing");
        json.writeArrayFieldStart("list");
        for (int i = 0; i < 5; i++) {
            json.writeNumber(i * i);
        }
        json.writeStartArray();
        json.writeEndArray();
        json.writeStartObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeBinaryField("bytes", new byte[] {0, 1, 2, (byte) 250, 77, 12});
        json.writeFieldName("raw");
        json.writeRawValue("[1,2]");
        json.writeEndObject();
    }

    private static void written(JsonFactory plain) throws IOException {
        JsonFactory escaped = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).disable(JsonWriteFeature.QUOTE_FIELD_NAMES)
                .enable(JsonWriteFeature.WRITE_NUMBERS_AS_STRINGS).build();
        for (JsonFactory factory : List.of(plain, escaped)) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = factory.createGenerator(text)) {
                write(json);
            }
            System.out.println(text);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator json = factory.createGenerator(bytes)) {
                json.setPrettyPrinter(new DefaultPrettyPrinter());
                write(json);
            }
            System.out.println(bytes.toString(StandardCharsets.UTF_8));
        }
        StringWriter text = new StringWriter();
        JsonGenerator json = plain.createGenerator(text);
        for (Attempt attempt : new Attempt[] {g -> g.writeEndArray(), g -> g.writeFieldName("x"), g -> { g.writeStartObject(); g.writeNumber(1); }}) {
            try {
                attempt.on(json);
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(new String(JsonStringEncoder.getInstance().quoteAsString("a\"b\\c\u0002é")) + " " + JsonStringEncoder.getInstance().quoteAsUTF8("é☺\uD83D\uDE00").length);
    }

    private interface Attempt {
        void on(JsonGenerator json) throws IOException;
    }

    private static void pointers() {
        for (String pointer : new String[] {"", "/a", "/a/0/b~1c/m~0n", "/12/x y/", "//"}) {
            JsonPointer p = JsonPointer.compile(pointer);
            System.out.println(pointer + " " + p.matches() + " " + p.getMatchingProperty() + " " + p.getMatchingIndex() + " " + p.tail() + " " + p.head() + " " + p.last() + " "
                    + p.append(JsonPointer.compile("/z")) + " " + p.hashCode());
        }
    }

    /// Random trees written and read again.
    private static void roundTrips(JsonFactory factory) throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = factory.createGenerator(text)) {
                generate(json, random, 0);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            Object fromText = tree(factory.createParser(text.toString()));
            Object fromBytes = tree(factory.createParser(bytes));
            System.out.println(i + " " + bytes.length + " " + text.toString().hashCode() + " " + fromText.equals(fromBytes) + " " + fromText.toString().hashCode());
        }
    }

    private static void generate(JsonGenerator json, Random random, int depth) throws IOException {
        switch (depth > 4 ? 2 + random.nextInt(6) : depth < 2 ? random.nextInt(2) : random.nextInt(8)) {
            case 0 -> {
                json.writeStartObject();
                for (int i = random.nextInt(12); i >= 0; i--) {
                    json.writeFieldName("key" + random.nextInt(40));
                    generate(json, random, depth + 1);
                }
                json.writeEndObject();
            }
            case 1 -> {
                json.writeStartArray();
                for (int i = random.nextInt(12); i >= 0; i--) {
                    generate(json, random, depth + 1);
                }
                json.writeEndArray();
            }
            case 2 -> json.writeNumber(random.nextInt());
            case 3 -> json.writeNumber(random.nextLong());
            case 4 -> json.writeNumber(random.nextGaussian() * Math.scalb(1.0, random.nextInt(200) - 100));
            case 5 -> {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(30); i > 0; i--) {
                    text.appendCodePoint(random.nextInt(10) == 0 ? 0x1F600 + random.nextInt(50) : random.nextInt(0x300));
                }
                json.writeString(text.toString());
            }
            case 6 -> json.writeBoolean(random.nextBoolean());
            default -> json.writeNumber(new BigInteger(100, random));
        }
    }

    private static Object tree(JsonParser parser) throws IOException {
        try (parser) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> "null";
        };
    }
}
