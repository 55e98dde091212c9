// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.Value;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the class descriptors (corto.heap.api.ClassDescriptor) with their dispatch tables as C constants.
final class ClassWriter {
    private static final int MOST_WORDS = 64;

    private final UnitWriter unit;
    private final Analysis analysis;
    private final Map<String, String> bitSets = new LinkedHashMap<>();

    ClassWriter(UnitWriter unit) {
        this.unit = unit;
        this.analysis = unit.analysis();
    }

    void write(StringBuilder text) {
        for (JavaClass type : unit.types().described()) {
            write(type, text);
        }
    }

    private void write(JavaClass type, StringBuilder text) {
        String name = unit.names().of(type);
        String references = references(type, name, text);
        String interfaces = interfaces(type, text);
        int[] range = unit.types().range(type);
        boolean exists = analysis.existing().contains(type);
        int kind = type.isInterface() ? 3 : !type.isArray() ? 0 : type.element().storageKind().isReference() ? 2 : 1;
        int data = type.isArray() ? type.element().storageKind().arrayDataOffset() : type.isInterface() ? unit.types().interfaceBit(type) : 0;
        text.append("const struct class ").append(name).append(" __attribute__((section(\".rodata.classes\"), aligned(16))) = {")
                .append(type.isArray() || type.isPrimitive() || type.isInterface() ? 0 : type.instanceSize()).append(", ").append(kind).append(", ")
                .append(type.isArray() ? type.element().storageKind().shift : 0).append(", ").append(data).append(", ")
                .append(range == null ? 0 : range[0]).append(", ").append(range == null ? 0 : range[1]).append(", ").append(references).append(", ")
                .append(interfaces).append(", ").append(type.isArray() ? "&" + unit.names().of(type.element()) : "0").append(", ")
                .append(hasArray(type) ? "&" + unit.names().of(type.arrayClass()) : "0").append(", ").append(mirror(type)).append(", ")
                .append(type.superclass != null && unit.types().isDescribed(type.superclass) ? "&" + unit.names().of(type.superclass) : "0")
                .append(", {").append(exists ? dispatch(type) : "").append("}};\n");
    }

    private boolean hasArray(JavaClass type) {
        return !type.name.equals("void") && unit.types().isDescribed(type.arrayClass());
    }

    private String mirror(JavaClass type) {
        var mirror = analysis.world().mirror(type);
        return analysis.storage().liveObjects().contains(mirror) ? unit.object(mirror) : "0";
    }

    private static String references(JavaClass type, String name, StringBuilder text) {
        if (type.isArray() || type.isPrimitive() || type.isInterface()) {
            return "0";
        }
        List<Integer> offsets = new ArrayList<>();
        for (JavaField field : type.allInstanceFields()) {
            if (field.kind.isReference()) {
                offsets.add(field.offset());
            }
        }
        if (offsets.isEmpty()) {
            return "0";
        }
        long bits = 0;
        for (int offset : offsets) {
            if (offset / 8 >= MOST_WORDS) {
                text.append("static const uint32_t ").append(name).append("_references[] = {").append(offsets.size());
                offsets.forEach(o -> text.append(", ").append(o));
                text.append("};\n");
                return "(uint64_t)((char *)" + name + "_references + 1)";
            }
            bits |= 1L << offset / 8;
        }
        return "0x" + Long.toHexString(bits) + "ul";
    }

    private String interfaces(JavaClass type, StringBuilder text) {
        Map<JavaClass, Integer> bits = unit.types().interfaceBits();
        if (bits.isEmpty() || type.isPrimitive()) {
            return "0";
        }
        int[] words = new int[(bits.size() + 31) / 32];
        boolean any = false;
        for (JavaClass supertype : type.supertypes()) {
            Integer bit = bits.get(supertype);
            if (bit != null) {
                words[bit >> 5] |= 1 << (bit & 31);
                any = true;
            }
        }
        if (!any && words.length == 1) {
            words[0] = 0;
        }
        StringBuilder row = new StringBuilder();
        for (int word : words) {
            row.append(row.isEmpty() ? "0x" : ", 0x").append(Integer.toHexString(word)).append('u');
        }
        String known = bitSets.get(row.toString());
        if (known == null) {
            known = "interfaces_" + bitSets.size();
            bitSets.put(row.toString(), known);
            text.append("static const uint32_t ").append(known).append("[] = {").append(row).append("};\n");
        }
        return known;
    }

    private String dispatch(JavaClass type) {
        Map<Integer, String> slots = new TreeMap<>();
        for (TypeTables.Selector selector : unit.types().selectors()) {
            if (selector.classes.contains(type)) {
                JavaMethod target = type.select(selector.resolved.selector());
                if (target != null && !target.isAbstract()) {
                    slots.put(selector.slot, unit.target(target));
                }
            }
        }
        StringBuilder text = new StringBuilder();
        slots.forEach((slot, function) -> text.append(text.isEmpty() ? "" : ", ").append('[').append(slot).append("] = ").append(function));
        return text.toString();
    }
}
