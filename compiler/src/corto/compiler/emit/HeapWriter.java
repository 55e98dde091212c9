// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.MethodState;
import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes the assembly file: the image heap, the static fields, and the methods written in assembly.
public final class HeapWriter {
    private static final int NUMBERS_PER_LINE = 16;
    private static final int MOST_LABEL = 60;
    private static final Pattern LABEL = Pattern.compile("^\\s*(?!\\.L)([A-Za-z_.][\\w.]*):", Pattern.MULTILINE);      // not local ones

    private final UnitWriter unit;
    private final Analysis analysis;
    private final StringBuilder text = new StringBuilder();
    private final Set<HeapObject> objects = new LinkedHashSet<>();
    private final Set<JavaMethod> verbatim = new LinkedHashSet<>();        // assembly texts that define their own symbols
    private Holders holders;

    public HeapWriter(UnitWriter unit) {
        this.unit = unit;
        this.analysis = unit.analysis();
    }

    /// The whole assembly text. `uncalled` are assembly texts that no Java calls (boot code).
    public String write(List<JavaMethod> uncalled) {
        text.append(".macro HEADER class, state\n.reloc ., R_X86_64_32S, \\class\n.long 0\n.long \\state\n.endm\n");
        collect();
        text.append(".section .image.heap, \"aw\", @progbits\n.balign 8\n");
        objects.stream().filter(o -> !isLeaf(o)).forEach(this::write);
        internedStrings();
        text.append(".section .image.leaf, \"aw\", @progbits\n.balign 8\n");
        objects.stream().filter(this::isLeaf).forEach(this::write);
        statics();
        assembly(uncalled);
        return text.append(".section .note.GNU-stack, \"\", @progbits\n").toString();
    }

    private void collect() {
        ArrayDeque<HeapObject> pending = new ArrayDeque<>(analysis.storage().liveObjects());
        pending.addAll(unit.objects().keySet());
        for (JavaField field : unit.statics()) {
            if (field.value instanceof HeapObject object) {
                pending.add(object);
            }
        }
        while (!pending.isEmpty()) {
            HeapObject next = pending.poll();
            if (!objects.add(next)) {
                continue;
            }
            switch (next) {
                case Instance instance -> {
                    for (JavaField field : instance.type.allInstanceFields()) {
                        if (analysis.storage().isRead(field) && instance.get(field) instanceof HeapObject child) {
                            pending.add(child);
                        }
                    }
                }
                case ArrayObject array -> {
                    if (array.elements instanceof HeapObject[] elements) {
                        for (HeapObject child : elements) {
                            if (child != null) {
                                pending.add(child);
                            }
                        }
                    }
                }
            }
        }
    }

    /// The array of all string constants, if the image interns.
    private void internedStrings() {
        if (!unit.usesSymbol(UnitWriter.INTERNED_STRINGS)) {
            return;
        }
        World world = analysis.world();
        List<HeapObject> strings = objects.stream().filter(o -> o instanceof Instance instance && world.isInterned(instance)).toList();
        ArrayObject array = new ArrayObject(world.classNamed("[Ljava/lang/String;"), strings.toArray(HeapObject[]::new));
        text.append(".globl ").append(UnitWriter.INTERNED_STRINGS).append('\n').append(UnitWriter.INTERNED_STRINGS).append(":\n");
        write(array);
    }

    /// Whether the object never refers to an object made at run time, so that a collector need not look at it.
    private boolean isLeaf(HeapObject object) {
        if (object instanceof ArrayObject array) {
            return !(array.elements instanceof HeapObject[]);
        }
        for (JavaField field : object.type.allInstanceFields()) {
            if (field.kind.isReference() && (!field.isFinal() || field.isUnsafe())) {
                return false;
            }
        }
        return true;
    }

    private void write(HeapObject object) {
        String name = unit.names().of(object);
        text.append(".globl ").append(name).append("\n.type ").append(name).append(", @object\n.size ").append(name).append(", ")
                .append(object.sizeBytes()).append('\n').append(name).append(": HEADER ").append(unit.types().descriptor(object.type)).append(", ")
                .append(object.identityHash << 8).append('\n');
        switch (object) {
            case Instance instance -> fields(instance);
            case ArrayObject array -> elements(array);
        }
    }

    private void fields(Instance instance) {
        List<JavaField> fields = new ArrayList<>(instance.type.allInstanceFields());
        fields.sort(Comparator.comparingInt(JavaField::offset));
        int at = JavaClass.HEADER_BYTES;
        for (JavaField field : fields) {
            zero(field.offset() - at);
            Object value = instance.get(field);
            if (instance.mirrored != null && field.name.equals("descriptor") && field.kind == Kind.LONG) {
                text.append(".quad ").append(unit.types().isDescribed(instance.mirrored) ? unit.names().of(instance.mirrored) : "0").append('\n');
            } else {
                number(field.kind, field.kind.isReference() && !analysis.storage().isRead(field) ? null : value);
            }
            at = field.offset() + field.kind.sizeBytes;
        }
        zero(instance.sizeBytes() - at);
    }

    private void zero(int bytes) {
        if (bytes > 0) {
            text.append(".zero ").append(bytes).append('\n');
        }
    }

    private void number(Kind kind, Object value) {
        text.append(switch (kind.sizeBytes) {
            case 1 -> ".byte ";
            case 2 -> ".short ";
            case 4 -> ".long ";
            default -> ".quad ";
        }).append(numberText(value)).append('\n');
    }

    private String numberText(Object value) {
        return switch (value) {
            case null -> "0";
            case Float f -> Integer.toString(Float.floatToRawIntBits(f));
            case Double d -> Long.toString(Double.doubleToRawLongBits(d));
            case HeapObject object -> unit.names().of(object);
            default -> value.toString();
        };
    }

    private void elements(ArrayObject array) {
        Kind kind = array.type.element().storageKind();
        int length = array.length();
        text.append(".long ").append(length).append('\n');
        zero(kind.arrayDataOffset() - 12);
        String directive = switch (kind.sizeBytes) {
            case 1 -> ".byte ";
            case 2 -> ".short ";
            case 4 -> ".long ";
            default -> ".quad ";
        };
        for (int i = 0; i < length; ) {
            int zeros = 0;
            while (i + zeros < length && isZero(array.get(i + zeros))) {
                zeros++;
            }
            if (zeros > 0) {
                zero(zeros * kind.sizeBytes);
                i += zeros;
                continue;
            }
            text.append(directive);
            for (int n = 0; n < NUMBERS_PER_LINE && i < length; n++, i++) {
                text.append(n == 0 ? "" : ", ").append(numberText(array.get(i)));
            }
            text.append('\n');
        }
        zero(array.sizeBytes() - kind.arrayDataOffset() - length * kind.sizeBytes);
    }

    private static boolean isZero(Object value) {
        return switch (value) {
            case null -> true;
            case Integer i -> i == 0;
            case Long l -> l == 0;
            case Float f -> Float.floatToRawIntBits(f) == 0;
            case Double d -> Double.doubleToRawLongBits(d) == 0;
            default -> false;
        };
    }

    /// Lines for the size report: symbol, module, package, class, label, kind. Call after [#write].
    public String symbolTable() {
        StringBuilder table = new StringBuilder();
        Holders holders = holders();
        for (HeapObject object : objects) {
            Instance string = holders.stringOf(object);
            HeapObject named = string == null ? object : string;           // the characters of a string count as the string
            row(table, unit.names().of(object), named.type, label(named, holders), kind(named));
        }
        for (JavaField field : unit.statics()) {
            row(table, unit.names().of(field), field.owner, field.name, "static");
        }
        verbatim.forEach(method -> LABEL.matcher(method.annotationValue("Assembly")).results()
                .forEach(label -> row(table, label.group(1), method.owner, label.group(1), "assembly")));
        return table.toString();
    }

    private static void row(StringBuilder table, String symbol, JavaClass type, String label, String kind) {
        table.append(symbol).append('\t').append(UnitWriter.row(type)).append('\t').append(label).append('\t').append(kind).append('\n');
    }

    /// Who holds each object, one line each: symbol, how, and the symbol of the holder. Call after [#write].
    public String holderTable() {
        return holders().text();
    }

    private Holders holders() {
        if (holders == null) {
            holders = new Holders(unit, objects);
        }
        return holders;
    }

    /// A string its text, a mirror its class, an array its place and length; other objects of one class are alike.
    private static String label(HeapObject object, Holders holders) {
        String text = switch (kind(object)) {
            case "array" -> holders.place(object) + "length " + ((ArrayObject) object).length();
            case "object" -> "";
            default -> object.toString().replaceAll("\\p{Cntrl}", " ");
        };
        return text.length() <= MOST_LABEL ? text : text.substring(0, MOST_LABEL) + "…";
    }

    private static String kind(HeapObject object) {
        return switch (object) {
            case ArrayObject _ -> "array";
            case Instance instance when instance.mirrored != null -> "mirror";
            case Instance instance when instance.type.name.equals("java/lang/String") -> "string";
            case Instance _ -> "object";
        };
    }

    private void statics() {
        text.append(".section .image.statics.refs, \"aw\", @progbits\n.balign 8\n");
        for (JavaField field : unit.statics()) {
            if (field.kind.isReference()) {
                staticField(field);
            }
        }
        text.append(".section .image.statics, \"aw\", @progbits\n");
        for (JavaField field : unit.statics()) {
            if (!field.kind.isReference()) {
                text.append(".balign ").append(field.kind.sizeBytes).append('\n');
                staticField(field);
            }
        }
    }

    private void staticField(JavaField field) {
        String name = unit.names().of(field);
        text.append(".globl ").append(name).append("\n.type ").append(name).append(", @object\n.size ").append(name).append(", ")
                .append(field.kind.sizeBytes).append('\n').append(name).append(": ");
        number(field.kind, field.value);
    }

    private void assembly(List<JavaMethod> uncalled) {
        Set<JavaMethod> written = new LinkedHashSet<>();
        text.append(".text\n");
        for (MethodState state : analysis.methods()) {
            String body = state.method.annotationValue("Assembly");
            if (body == null) {
                continue;
            }
            if (isVerbatim(body)) {
                verbatim.add(state.method);
            } else if (written.add(state.method)) {
                String name = unit.name(state);
                text.append(".globl ").append(name).append("\n.type ").append(name).append(", @function\n").append(name).append(":\n")
                        .append(body).append("\n.size ").append(name).append(", . - ").append(name).append('\n');
            }
        }
        verbatim.addAll(uncalled);
        verbatim.forEach(method -> text.append(method.annotationValue("Assembly")).append("\n.text\n"));
    }

    /// Whether an assembly text defines its own sections and symbols.
    public static boolean isVerbatim(String body) {
        return body.stripLeading().startsWith(".");
    }
}
