// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/// Parses, constructs and writes YAML 1.2 with SnakeYAML Engine: examples of the specification, big documents, errors with their marks.
public final class Yaml {
    private static final String[] DOCUMENTS = {
        "- Mark McGwire\n- Sammy Sosa\n- Ken Griffey\n",
        "hr:  65    # Home runs\navg: 0.278 # Batting average\nrbi: 147   # Runs Batted In\n",
        "american:\n- Boston Red Sox\n- Detroit Tigers\nnational:\n- New York Mets\n- Chicago Cubs\n",
        "- [name        , hr, avg  ]\n- [Mark McGwire, 65, 0.278]\n- [Sammy Sosa  , 63, 0.288]\n",
        "Mark McGwire: {hr: 65, avg: 0.278}\nSammy Sosa: {\n    hr: 63,\n    avg: 0.288,\n }\n",
        "---\nhr:\n- Mark McGwire\n# Following node labeled SS\n- &SS Sammy Sosa\nrbi:\n- *SS # Subsequent occurrence\n- Ken Griffey\n",
        "? - Detroit Tigers\n  - Chicago cubs\n: - 2001-07-23\n\n? [ New York Yankees,\n    Atlanta Braves ]\n: [ 2001-07-02, 2001-08-12,\n    2001-08-14 ]\n",
        "# ASCII Art\n--- |\n  \\//||\\/||\n  // ||  ||__\n",
        "--- >\n  Mark McGwire's\n  year was crippled\n  by a knee injury.\n",
        "name: Mark McGwire\naccomplishment: >\n  Mark set a major league\n  home run record in 1998.\nstats: |\n  65 Home Runs\n  0.278 Batting Average\n",
        "unicode: \"Sosa did fine.\\u263A\"\ncontrol: \"\\b1998\\t1999\\t2000\\n\"\nhex esc: \"\\x0d\\x0a is \\r\\n\"\n\nsingle: '\"Howdy!\" he cried.'\nquoted: ' # Not a ''comment''.'\ntie-fighter: '|\\-*-/|'\n",
        "canonical: 12345\ndecimal: +12345\noctal: 0o14\nhexadecimal: 0xC\n",
        "canonical: 1.23015e+3\nexponential: 12.3015e+02\nfixed: 1230.15\nnegative infinity: -.inf\nnot a number: .nan\n",
        "null:\nbooleans: [ true, false ]\nstring: '012345'\n",
        "a: |+\n  keep\n\n\nb: |-\n  strip\n\nc: >2\n    folded\n   more\n  text\n\n\n  end\n",
        "--- !!set\n? Mark McGwire\n? Sammy Sosa\n? Ken Griff\n",
        "base: &base {a: 1, b: [x, y]}\nuse: *base\nempty: {}\nnone: []\n? complex key\n: value\n",
        "--- one\n--- two\n...\n---\nthree: 3\n",
        "big: 123456789012345678901234567890\nsmall: -0\nplus: +.5\ntilde: ~\nweird: 1e3\nno: no\nver: 1.2.3\n"};

    private static final String[] BROKEN = {
        "a: b: c\n", "[1, 2\n", "{a: 1\n", "- a\n b: c\n", "key: \"unterminated\n", "*unknown\n", "a: 1\na: 2\n", "\t- tab\n", "%YAML 2.0\n--- x\n",
        "--- !!int notanumber\n", "a: &x [*x]\n", "? - a\n: &a b\n *a : c\n", "key: 'it\nends: here\n", "@at\n", "- |3x\n  text\n", "\"\\q\"\n", "!<tag:unknown> x\n"};

    private Yaml() {}

    public static void main(String[] arguments) {
        for (String document : DOCUMENTS) {
            events(document);
            for (LoadSettings settings : List.of(LoadSettings.builder().build(), LoadSettings.builder().setSchema(new CoreSchema()).build(),
                    LoadSettings.builder().setSchema(new FailsafeSchema()).build())) {
                load(settings, document);
            }
        }
        for (String document : BROKEN) {
            load(LoadSettings.builder().setLabel("broken").setSchema(new JsonSchema()).build(), document);
        }
        written();
        large();
    }

    private static void events(String document) {
        for (Event event : new Parse(LoadSettings.builder().setParseComments(true).build()).parseString(document)) {
            System.out.println(event + " " + event.getStartMark().map(mark -> mark.getLine() + ":" + mark.getColumn()).orElse("?"));
        }
    }

    private static void load(LoadSettings settings, String document) {
        try {
            for (Object value : new Load(settings).loadAllFromString(document)) {
                System.out.println(describe(value, 0));
            }
        } catch (YamlEngineException e) {
            System.out.println(e.getClass().getName() + ": " + e.getMessage());
        }
    }

    private static String describe(Object value, int depth) {
        if (depth > 6) {
            return "…";
        }
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                StringBuilder text = new StringBuilder("{");
                map.forEach((key, v) -> text.append(describe(key, depth + 1)).append(" = ").append(describe(v, depth + 1)).append("; "));
                yield text.append('}').toString();
            }
            case List<?> list -> {
                StringBuilder text = new StringBuilder("[");
                list.forEach(v -> text.append(describe(v, depth + 1)).append(", "));
                yield text.append(']').toString();
            }
            case Set<?> set -> "set " + set;
            case byte[] bytes -> bytes.length + " bytes";
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    private static Map<String, Object> example() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("text", "plain");
        root.put("number like", "12");
        root.put("boolean like", "true");
        root.put("spaces", "  leading and trailing ");
        root.put("lines", "first\nsecond\n\nfourth\n");
        root.put("quotes", "it's \"quoted\": #no comment");
        root.put("unicode", "žluťoučký kůň ☺ \u0007 \uD83D\uDE00");
        root.put("numbers", List.of(1, -2L, 3.5, 1e100, Double.NaN, Float.MIN_VALUE, new java.math.BigInteger("99999999999999999999")));
        root.put("nothing", null);
        root.put("yes", true);
        root.put("nested", new TreeMap<>(Map.of("z", List.of(), "a", Map.of(), "m", List.of(List.of(1, 2), List.of("x")))));
        List<Object> shared = new ArrayList<>(List.of("one", "two"));
        root.put("first", shared);
        root.put("second", shared);
        root.put("long", "word ".repeat(50).strip());
        root.put("bytes", new byte[] {1, 2, 3, 4, 5, -1, -2});
        return root;
    }

    private static void written() {
        List<DumpSettings> all = new ArrayList<>();
        for (FlowStyle flow : FlowStyle.values()) {
            for (ScalarStyle style : List.of(ScalarStyle.PLAIN, ScalarStyle.SINGLE_QUOTED, ScalarStyle.DOUBLE_QUOTED, ScalarStyle.LITERAL, ScalarStyle.FOLDED)) {
                all.add(DumpSettings.builder().setDefaultFlowStyle(flow).setDefaultScalarStyle(style).setIndent(4).setWidth(60).build());
            }
        }
        all.add(DumpSettings.builder().setCanonical(true).setExplicitStart(true).setExplicitEnd(true).build());
        all.add(DumpSettings.builder().setUseUnicodeEncoding(false).setMultiLineFlow(true).setDefaultFlowStyle(FlowStyle.FLOW).build());
        all.add(DumpSettings.builder().setDumpComments(true).setIndicatorIndent(2).setIndentWithIndicator(true).setDefaultFlowStyle(FlowStyle.BLOCK).build());
        for (DumpSettings settings : all) {
            String text = new Dump(settings).dumpToString(example());
            System.out.print(text);
            System.out.println(describe(new Load(LoadSettings.builder().build()).loadFromString(text), 0));
        }
    }

    /// A document of some thousand nodes there and back.
    private static void large() {
        StringBuilder document = new StringBuilder("items:\n");
        for (int i = 0; i < 1500; i++) {
            document.append("- id: ").append(i).append("\n  name: item ").append(i * 7919 % 1000).append("\n  price: ").append(i / 8.0)
                    .append("\n  tags: [a").append(i % 7).append(", 'b ").append(i % 3).append("', \"c\\t").append(i % 5).append("\"]\n");
        }
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
        Map<?, ?> loaded = (Map<?, ?>) new Load(settings).loadFromString(document.toString());
        double sum = 0;
        for (Object item : (List<?>) loaded.get("items")) {
            Map<?, ?> map = (Map<?, ?>) item;
            sum += (Double) map.get("price") + (Integer) map.get("id") + ((List<?>) map.get("tags")).hashCode();
        }
        String again = new Dump(DumpSettings.builder().build()).dumpToString(loaded);
        System.out.println(document.length() + " " + sum + " " + again.length() + " " + again.hashCode() + " "
                + loaded.equals(new Load(settings).loadFromString(again)) + " " + loaded.hashCode());
    }
}
