// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.Value;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which classes have a descriptor, how they are numbered for type checks, and where each selector is in the dispatch tables.
final class TypeTables {
    /// A selector as seen through all call sites that use the table for it.
    static final class Selector {
        final JavaMethod resolved;
        final Set<JavaClass> classes = new LinkedHashSet<>();
        final int number;
        int slot = -1;

        Selector(JavaMethod resolved, int number) {
            this.resolved = resolved;
            this.number = number;
        }
    }

    private final Analysis analysis;
    private final Names names;
    private final Set<JavaClass> described = new LinkedHashSet<>();
    private final Map<JavaClass, Integer> interfaceBits = new LinkedHashMap<>();
    private final Map<String, Selector> selectors = new LinkedHashMap<>();
    private final Map<JavaClass, int[]> ranges = new HashMap<>();
    private boolean testsArrays;

    TypeTables(Analysis analysis, Names names) {
        this.analysis = analysis;
        this.names = names;
        for (JavaClass type : analysis.existing().all()) {
            describe(type);
        }
    }

    /// The C name of the class's descriptor; the class gets one.
    String descriptor(JavaClass type) {
        describe(type);
        return names.of(type);
    }

    private void describe(JavaClass type) {
        if (!described.add(type)) {
            return;
        }
        if (type.isArray()) {
            describe(type.element());
        }
        if (type.isInterface()) {
            interfaceBits.putIfAbsent(type, interfaceBits.size());
        }
    }

    Set<JavaClass> described() {
        return described;
    }

    boolean isDescribed(JavaClass type) {
        return described.contains(type);
    }

    /// The bit of an interface in the bit sets of the classes that implement it.
    int interfaceBit(JavaClass type) {
        describe(type);
        return interfaceBits.get(type);
    }

    Map<JavaClass, Integer> interfaceBits() {
        return interfaceBits;
    }

    /// C text that is true if the object `reference` (not null), known to be `value`, is an instance of `type`.
    String test(String reference, Value value, JavaClass type) {
        List<JavaClass> yes = new ArrayList<>();
        List<JavaClass> no = new ArrayList<>();
        for (JavaClass c : possible(value)) {
            (c.isSubtypeOf(type) ? yes : no).add(c);
        }
        if (yes.isEmpty()) {
            return "0";
        }
        if (no.isEmpty()) {
            return "1";
        }
        String of = "CLASS(" + reference + ")";
        if (yes.size() <= 2) {
            return anyOf(of, yes, " == ", " || ");
        }
        if (no.size() <= 2) {
            return anyOf(of, no, " != ", " && ");
        }
        if (type.isInterface()) {
            int bit = interfaceBit(type);
            return "(" + of + "->interfaces[" + (bit >> 5) + "] >> " + (bit & 31) + " & 1)";
        }
        testsArrays |= type.isArray();
        return type.isArray() ? "is_subtype(" + of + ", &" + descriptor(type) + ")"
                : "((uint32_t)(" + of + "->low - RANGE_LOW_" + rangeName(type) + ") <= RANGE_SPAN_" + rangeName(type) + ")";
    }

    /// Whether a test asks `is_subtype`.
    boolean testsArrays() {
        return testsArrays;
    }

    private final Map<JavaClass, String> rangeNames = new LinkedHashMap<>();

    private String rangeName(JavaClass type) {
        return rangeNames.computeIfAbsent(type, names::of);
    }

    private String anyOf(String of, List<JavaClass> classes, String operator, String glue) {
        StringBuilder text = new StringBuilder("(");
        for (JavaClass c : classes) {
            text.append(text.length() > 1 ? glue : "").append(of).append(operator).append('&').append(descriptor(c));
        }
        return text.append(')').toString();
    }

    /// The existing classes that an object known as `value` can have.
    List<JavaClass> possible(Value value) {
        if (value.cone != null) {
            return analysis.existing().subtypes(value.cone);
        }
        List<JavaClass> result = new ArrayList<>();
        for (JavaClass c : value.exact) {
            if (analysis.existing().contains(c)) {
                result.add(c);
            }
        }
        return result;
    }

    /// The dispatch entry for calls of a method on objects of these classes.
    Selector selector(JavaMethod resolved, List<JavaClass> classes) {
        Selector selector = selectors.computeIfAbsent(resolved.selector(), _ -> new Selector(resolved, selectors.size()));
        selector.classes.addAll(classes);
        return selector;
    }

    Iterable<Selector> selectors() {
        return selectors.values();
    }

    /// Gives each selector the lowest slot that none of its classes uses for another. Call when all calls are emitted.
    void assignSlots() {
        Map<JavaClass, BitSet> used = new HashMap<>();
        List<Selector> order = new ArrayList<>(selectors.values());
        order.sort(Comparator.comparingInt((Selector s) -> -s.classes.size()).thenComparingInt(s -> s.number));
        for (Selector selector : order) {
            BitSet taken = new BitSet();
            for (JavaClass type : selector.classes) {
                taken.or(used.computeIfAbsent(type, _ -> new BitSet()));
            }
            selector.slot = taken.nextClearBit(0);
            for (JavaClass type : selector.classes) {
                used.get(type).set(selector.slot);
            }
        }
    }

    /// Numbers all described classes and their superclasses in preorder. Call when all checks are emitted.
    void numberClasses() {
        Map<JavaClass, Set<JavaClass>> children = new LinkedHashMap<>();
        Set<JavaClass> roots = new LinkedHashSet<>();
        JavaClass object = analysis.world().classNamed("java/lang/Object");
        roots.add(object);
        for (JavaClass type : described) {
            for (JavaClass c = type; c != object; c = c.superclass) {
                if (c.isPrimitive()) {
                    roots.add(c);
                    break;
                }
                JavaClass parent = c.isInterface() ? object : c.superclass; // an array of an interface is an Object[]
                children.computeIfAbsent(parent, _ -> new LinkedHashSet<>()).add(c);
                if (c.isInterface()) {
                    break;
                }
            }
        }
        for (JavaClass type : rangeNames.keySet()) {
            for (JavaClass c = type; c.superclass != null; c = c.superclass) {
                children.computeIfAbsent(c.superclass, _ -> new LinkedHashSet<>()).add(c);
            }
        }
        int next = 1;
        for (JavaClass root : roots) {
            next = number(root, next, children);
        }
    }

    private int number(JavaClass type, int low, Map<JavaClass, Set<JavaClass>> children) {
        int next = low + 1;
        for (JavaClass child : children.getOrDefault(type, Set.of())) {
            next = number(child, next, children);
        }
        ranges.put(type, new int[] {low, next - 1});
        return next;
    }

    /// Preorder number of a class and the highest one of its subclasses.
    int[] range(JavaClass type) {
        return ranges.get(type);
    }

    /// `#define` lines for the ranges and slots that the emitted C names.
    String definitions() {
        StringBuilder text = new StringBuilder();
        rangeNames.forEach((type, name) -> {
            int[] range = range(type);
            text.append("#define RANGE_LOW_").append(name).append(' ').append(range[0]).append("u\n#define RANGE_SPAN_").append(name)
                    .append(' ').append(range[1] - range[0]).append("u\n");
        });
        for (Selector selector : selectors.values()) {
            text.append("#define SLOT_").append(selector.number).append(' ').append(selector.slot).append(" // ")
                    .append(selector.resolved.selector()).append('\n');
        }
        return text.toString();
    }
}
