// SPDX-License-Identifier: Apache-2.0
package corto.report;

import corto.console.Failure;
import corto.report.Piece.Kind;
import corto.symbols.JavaName;
import corto.symbols.JavaNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Why packages, classes, methods, static fields and objects are in an image: each with a chain that ends where the outside calls in.
///
/// Methods have callers (`reachability.txt`); objects have holders (`holders.tsv`), up to a static field or to a method that names them; a class is there by the
/// method of it that was reached first, else by an object of it.
public final class Reasons {
    private final CallChains chains;
    private final List<Piece> pieces;
    private final Map<String, JavaName> bySymbol = new LinkedHashMap<>();
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, Long> bytes;

    /// `symbol` is held at `place` of another symbol: one line of `holders.tsv`.
    private record Holder(String place, String symbol) {
    }

    /// One link of a chain: `how` the thing before is in the image by `name`, at `place` in a source file, which may be empty.
    public record Step(String how, String name, String place) {
    }

    /// @param kind package, class, method, field or object
    /// @param facts what the bytes are, as text; may be empty
    public record Reason(String kind, String name, long bytes, String facts, List<Step> steps) {
        /// Several lines, the first with name and bytes.
        public String text() {
            StringBuilder text = new StringBuilder(kind).append(' ').append(name).append(": ");
            text.append(bytes == 0 && kind.equals("method") ? "no code of its own, it is inlined" : String.format(Locale.ROOT, "%,d bytes", bytes));
            text.append(facts.isEmpty() ? "" : " (" + facts + ")").append('\n');
            for (Step step : steps) {
                text.append("    ").append(step.how()).append(step.name().isEmpty() ? "" : " " + step.name()).append(step.place().isEmpty() ? "" : "  (" + step.place() + ")").append('\n');
            }
            return text.toString();
        }

        /// For JSON.
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("kind", kind);
            json.put("name", name);
            json.put("bytes", bytes);
            json.put("chain", steps.stream().map(step -> {
                Map<String, Object> link = new LinkedHashMap<>();
                link.put("how", step.how());
                link.put("name", step.name());
                link.put("place", step.place());
                return link;
            }).toList());
            return json;
        }
    }

    Reasons(CallChains chains, JavaNames names, List<String> holderLines, SizeReport sizes) {
        this.chains = chains;
        this.pieces = sizes.pieces().stream().filter(Piece::inFile).toList();
        this.bytes = sizes.by(Level.METHOD);
        names.all().forEach(name -> bySymbol.put(name.symbol(), name));
        for (String line : holderLines) {
            String[] columns = line.split("\t", -1);
            if (columns.length == 3) {
                holders.put(columns[0], new Holder(columns[1], columns[2]));
            }
        }
    }

    /// The three reports of the compiler in an image's folder.
    public static Reasons read(Path reachability, Path symbolTable, Path holders, SizeReport sizes) {
        try {
            return new Reasons(CallChains.read(reachability), JavaNames.read(symbolTable), Files.readAllLines(holders), sizes);
        } catch (IOException e) {
            throw new Failure(e, "Cannot read " + holders + ": " + e.getMessage(), "Build the image again: corto build.");
        }
    }

    /// What `name` may mean, the likeliest first: a package or classes of that name; else methods and static fields whose name has it, whole
    /// names first; else strings that contain it. In quotation marks it means strings only.
    public List<Reason> find(String name) {
        if (name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")) {
            return strings(name.substring(1, name.length() - 1));
        }
        List<Reason> found = new ArrayList<>(packages(name));
        found.addAll(classes(name));
        if (found.isEmpty()) {
            found.addAll(fields(name));
            found.addAll(methods(name));
        }
        return found.isEmpty() ? strings(name) : found;
    }

    /// Names of classes in the image, for suggestions.
    public Set<String> classNames() {
        Set<String> names = new TreeSet<>();
        bySymbol.values().forEach(name -> names.add(JavaText.className(name)));
        return names;
    }

    private List<Reason> packages(String name) {
        if (pieces.stream().noneMatch(piece -> piece.packageName().equals(name))) {
            return List.of();
        }
        List<Piece> ours = pieces.stream().filter(piece -> piece.packageName().equals(name)).toList();
        long classes = ours.stream().map(Piece::type).distinct().count();
        List<Step> steps = chains.methods().stream().filter(method -> packageOf(method).equals(name)).findFirst().map(this::firstReached).orElse(List.of());
        return List.of(new Reason("package", name, sum(ours), classes + (classes == 1 ? " class; " : " classes; ") + kinds(ours), steps));
    }

    private List<Reason> classes(String name) {
        List<Reason> reasons = new ArrayList<>();
        Set<String> names = classNames();
        for (String className : names.stream().filter(each -> each.equals(name) || each.endsWith("." + name) || each.endsWith("$" + name)).sorted(Comparator.comparingInt(String::length)).toList()) {
            List<Piece> ours = pieces.stream().filter(piece -> piece.className().equals(className) || piece.kind() == Kind.MIRROR && piece.member().equals(className)).toList();
            List<Step> steps = chains.methods().stream().filter(method -> classOf(method).equals(className)).findFirst().map(this::firstReached).orElseGet(() -> firstObject(className));
            reasons.add(new Reason("class", className, sum(ours), kinds(ours), steps));
        }
        return reasons;
    }

    private List<Step> firstReached(String method) {
        List<Step> steps = new ArrayList<>(List.of(new Step("first reached:", pretty(method), "")));
        steps.addAll(callers(method));
        return steps;
    }

    private List<Step> firstObject(String className) {
        for (JavaName name : bySymbol.values()) {
            if (holders.containsKey(name.symbol()) && JavaText.className(name).equals(className)) {
                List<Step> steps = new ArrayList<>(List.of(new Step("no method of it is reached; the first object of it:", object(name), "")));
                steps.addAll(holders(name.symbol()));
                return steps;
            }
        }
        return List.of(new Step("no method of it is reached: code asks whether objects are of it, makes arrays of it, or a subclass is reached", "", ""));
    }

    private List<Reason> methods(String name) {
        record Match(String method, boolean isWhole) {
        }
        List<Match> matches = new ArrayList<>();
        for (String method : chains.methods()) {
            String pretty = pretty(method);
            if (method.contains(name) || pretty.contains(name)) {
                String plain = pretty.replaceFirst("\\(.*", "");
                matches.add(new Match(method, plain.equals(name) || plain.endsWith("." + name) || method.equals(name) || pretty.equals(name) || pretty.endsWith("." + name)));
            }
        }
        matches.sort(Comparator.comparing((Match match) -> !match.isWhole()).thenComparing(match -> match.method().length()).thenComparing(Match::method));
        return matches.stream().map(match -> new Reason("method", pretty(match.method()), bytes.getOrDefault(pretty(match.method()), 0L), "", callers(match.method()))).toList();
    }

    private List<Reason> fields(String name) {
        return pieces.stream().filter(piece -> piece.kind() == Kind.STATIC).filter(piece -> (piece.className() + "." + piece.member()).equals(name) || (piece.className() + "." + piece.member()).endsWith("." + name))
                .map(piece -> new Reason("static field", piece.className() + "." + piece.member(), piece.bytes(), "", List.of(new Step("reached code reads it, and its value is not a constant", "", "")))).toList();
    }

    private List<Reason> strings(String content) {
        List<Reason> reasons = new ArrayList<>();
        Map<String, Long> sizes = pieces.stream().filter(piece -> piece.kind() == Kind.STRING).collect(Collectors.toMap(Piece::member, Piece::bytes, Long::sum));
        for (JavaName name : bySymbol.values()) {
            Holder holder = holders.get(name.symbol());
            boolean isChars = holder != null && bySymbol.containsKey(holder.symbol()) && bySymbol.get(holder.symbol()).kind().equals("string");       // the table gives them their name
            if (name.kind().equals("string") && name.member().contains(content) && !isChars) {
                reasons.add(new Reason("string", name.member(), sizes.getOrDefault(name.member(), 0L), "with its characters", holders(name.symbol())));
            }
        }
        reasons.sort(Comparator.comparing((Reason reason) -> !reason.name().equals('"' + content + '"')).thenComparing(reason -> reason.name().length()));
        return reasons;
    }

    /// From an object up to a static field or a method, and from there to the outside.
    private List<Step> holders(String symbol) {
        List<Step> steps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (seen.add(symbol)) {
            Holder holder = holders.get(symbol);
            JavaName name = holder == null ? null : bySymbol.get(holder.symbol());
            if (name == null) {
                steps.add(new Step("named by a table that the compiler writes", "", ""));
                return steps;
            }
            switch (holder.place()) {
                case "static" -> {
                    steps.add(new Step("value of static field", JavaText.className(name) + "." + name.member(), ""));
                    return steps;
                }
                case "code" -> {
                    String method = name.className() + "." + name.member();
                    steps.add(new Step("named by", pretty(method), ""));
                    steps.addAll(callers(method));
                    return steps;
                }
                case "[]" -> steps.add(new Step("element of", object(name), ""));
                default -> steps.add(new Step("field " + holder.place() + " of", object(name), ""));
            }
            symbol = holder.symbol();
        }
        return steps;
    }

    private static String object(JavaName name) {
        return JavaText.className(name) + (name.member().isEmpty() ? " (an object)" : " " + name.member());
    }

    private List<Step> callers(String method) {
        return chains.chain(method).stream().map(step -> step.caller().isEmpty() ? new Step("which is a root", "", step.place()) : new Step("called by", pretty(step.caller()), step.place())).toList();
    }

    private static long sum(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }

    private static String kinds(List<Piece> pieces) {
        Map<Kind, Long> sums = new EnumMap<>(Kind.class);
        pieces.forEach(piece -> sums.merge(piece.kind(), piece.bytes(), Long::sum));
        return sums.entrySet().stream().sorted(Map.Entry.<Kind, Long>comparingByValue().reversed()).map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey().plural(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    // `java.util.List.add(Ljava/lang/Object;)Z`

    private static int beforeName(String method) {
        int open = method.indexOf('(');
        return method.lastIndexOf('.', open < 0 ? method.length() : open);
    }

    private static String classOf(String method) {
        return method.substring(0, Math.max(0, beforeName(method)));
    }

    private static String packageOf(String method) {
        String type = classOf(method);
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String pretty(String method) {
        int name = beforeName(method) + 1;
        return method.substring(0, name) + JavaText.method(method.substring(name));
    }
}
