// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import corto.compiler.lower.Lowered;
import corto.compiler.lower.VarHandleLowering;
import corto.compiler.world.Instruction.ClassReference;
import corto.compiler.world.Instruction.Unsupported;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.*;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Brings a method's bytecode into the normal form of [Instruction]; invokedynamic and dynamic constants are lowered here.
final class CodeDecoder {
    /// Of runtime/jdk: has the static methods of `String` that [#isMessage] names.
    private static final String MESSAGES = "jdk/internal/corto/Messages";

    private final World world;
    private final MethodModel method;
    private final ClassModel host;
    private final String module;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Integer, Integer> indexOfBytecode = new HashMap<>();
    private int sitesBefore = -1;
    private int line;
    private int bytecodeIndex;

    private CodeDecoder(World world, MethodModel method, ClassModel host, String module) {
        this.world = world;
        this.method = method;
        this.host = host;
        this.module = module;
    }

    static Code decode(JavaMethod javaMethod, MethodModel method, JavaClass codeOwner) {
        return new CodeDecoder(javaMethod.owner.world, method, codeOwner.model, codeOwner.module).decode();
    }

    private Code decode() {
        CodeAttribute code = method.findAttribute(Attributes.code()).orElseThrow();
        List<Runnable> fixups = new ArrayList<>();
        for (CodeElement element : code.elementList()) {
            if (element instanceof LineNumber number) {
                line = number.line();
            } else if (element instanceof java.lang.classfile.Instruction instruction) {
                indexOfBytecode.put(bytecodeIndex, instructions.size());
                int first = instructions.size();
                decode(code, instruction, fixups);
                for (int i = first; i < instructions.size(); i++) {
                    instructions.get(i).line = line;
                    instructions.get(i).bytecodeIndex = bytecodeIndex;
                }
                bytecodeIndex += instruction.sizeInBytes();
            }
        }
        indexOfBytecode.put(bytecodeIndex, instructions.size());
        fixups.forEach(Runnable::run);
        List<Code.Handler> handlers = new ArrayList<>();
        for (var handler : code.exceptionHandlers()) {
            int start = index(code, handler.tryStart());
            int end = index(code, handler.tryEnd());
            if (start < end) {
                handlers.add(new Code.Handler(start, end, index(code, handler.handler()),
                        handler.catchType().map(this::reference).orElse(null)));
            }
        }
        List<Code.LocalVariable> variables = new ArrayList<>();
        code.findAttribute(Attributes.localVariableTable()).ifPresent(table -> table.localVariables().forEach(v ->
                variables.add(new Code.LocalVariable(v.slot(), v.name().stringValue(), v.type().stringValue(), v.startPc(),
                        v.startPc() + v.length()))));
        return new Code(instructions.toArray(Instruction[]::new), List.copyOf(handlers), List.copyOf(variables),
                code.maxLocals(), code.maxStack());
    }

    private int index(CodeAttribute code, Label label) {
        return indexOfBytecode.get(code.labelToBci(label));
    }

    private Instruction add(int op) {
        return add(op, 0, 0, null);
    }

    private Instruction add(int op, int a, int b, Object operand) {
        Instruction instruction = new Instruction(op, a, b, operand);
        instructions.add(instruction);
        return instruction;
    }

    private ClassReference reference(ClassEntry entry) {
        return new ClassReference(world, entry.asInternalName());
    }

    private void decode(CodeAttribute code, java.lang.classfile.Instruction instruction, List<Runnable> fixups) {
        switch (instruction) {
            case LoadInstruction i -> add(Op.ILOAD + index(i.typeKind()), i.slot(), 0, null);
            case StoreInstruction i -> add(Op.ISTORE + index(i.typeKind()), i.slot(), 0, null);
            case IncrementInstruction i -> add(Op.IINC, i.slot(), i.constant(), null);
            case ConstantInstruction.LoadConstantInstruction i -> constant(i.constantEntry());
            case ConstantInstruction i -> {
                if (i.opcode() == Opcode.ACONST_NULL) {
                    add(Op.ACONST_NULL);
                } else {
                    add(Op.LDC, 0, 0, i.constantValue());
                }
            }
            case BranchInstruction i -> branch(code, i, fixups);
            case TableSwitchInstruction _ -> switchTo(code, Op.TABLESWITCH, fixups);
            case LookupSwitchInstruction _ -> switchTo(code, Op.LOOKUPSWITCH, fixups);
            case FieldInstruction i -> add(i.opcode().bytecode(), 0, 0, new FieldReference(world, i.owner().asInternalName(),
                    i.name().stringValue(), world.remapDescriptor(i.type().stringValue())));
            case InvokeInstruction i -> call(i);
            case InvokeDynamicInstruction i -> lowered(world.lowering().lower(host, method, siteIndex(i), i, line));
            case NewObjectInstruction i -> add(Op.NEW, 0, 0, reference(i.className()));
            case NewPrimitiveArrayInstruction i -> add(Op.NEWARRAY, 0, 0,
                    new ClassReference(world, "[" + i.typeKind().upperBound().descriptorString()));
            case NewReferenceArrayInstruction i -> add(Op.NEWARRAY, 0, 0,
                    new ClassReference(world, "[" + Descriptors.ofClass(i.componentType().asInternalName())));
            case NewMultiArrayInstruction i -> add(Op.MULTIANEWARRAY, i.dimensions(), 0, reference(i.arrayType()));
            case TypeCheckInstruction i -> add(i.opcode().bytecode(), 0, 0, reference(i.type()));
            case NopInstruction _ -> add(Op.NOP);
            case ArrayLoadInstruction i -> add(i.opcode().bytecode());
            case ArrayStoreInstruction i -> add(i.opcode().bytecode());
            case OperatorInstruction i -> add(i.opcode().bytecode());
            case ConvertInstruction i -> add(i.opcode().bytecode());
            case StackInstruction i -> add(i.opcode().bytecode());
            case ReturnInstruction i -> add(i.opcode().bytecode());
            case ThrowInstruction _ -> add(Op.ATHROW);
            case MonitorInstruction i -> add(i.opcode().bytecode());
            default -> throw new UnresolvedException("instruction " + instruction.opcode() + " (jsr/ret of class files before Java 7)");
        }
    }

    private static int index(TypeKind kind) {
        return switch (kind) {
            case INT, BOOLEAN, BYTE, CHAR, SHORT -> 0;
            case LONG -> 1;
            case FLOAT -> 2;
            case DOUBLE -> 3;
            case REFERENCE -> 4;
            case VOID -> throw new IllegalArgumentException();
        };
    }

    private void constant(LoadableConstantEntry entry) {
        if (entry instanceof ClassEntry c) {
            add(Op.LDC, 0, 0, reference(c));
        } else if (entry instanceof ConstantDynamicEntry dynamic) {
            lowered(world.lowering().lowerConstant(host, method, dynamic));
        } else {
            Object value = entry.constantValue();
            boolean plain = value instanceof Integer || value instanceof Long || value instanceof Float || value instanceof Double
                    || value instanceof String;
            add(Op.LDC, 0, 0, plain ? value : new Unsupported("the constant " + value));
        }
    }

    private void call(InvokeInstruction i) {
        String owner = i.owner().asInternalName();
        String name = i.name().stringValue();
        String descriptor = i.type().stringValue();
        Lowered.Call access = VarHandleLowering.isAccess(owner, name) ? VarHandleLowering.lower(name, descriptor) : null;
        if (access != null) {
            lowered(access);
        } else {
            add(i.opcode().bytecode(), 0, 0,
                    new MethodReference(world, isMessage(owner, name) ? MESSAGES : owner, name, world.remapDescriptor(descriptor)));
        }
    }

    /// Whether code of java.base formats a text for an exception or a toString. It needs no more than `%s`, `%d`, `%x` and `%c`, but
    /// with `String.format` it would bring locales, dates and decimal arithmetic into images that never format.
    private boolean isMessage(String owner, String name) {
        return name.equals("format") && owner.equals("java/lang/String") && module.equals("java.base")
                && !host.thisClass().asInternalName().endsWith("SummaryStatistics"); // these write %f
    }

    private void lowered(Lowered lowered) {
        switch (lowered) {
            case Lowered.Call call -> {
                world.define(call.classes(), module);
                add(Op.INVOKESTATIC, 0, 0, new MethodReference(world, Descriptors.className(call.owner().descriptorString()),
                        call.name(), world.remapDescriptor(call.type().descriptorString())));
            }
            case Lowered.StaticField field -> {
                world.define(field.classes(), module);
                add(Op.GETSTATIC, 0, 0, new FieldReference(world, Descriptors.className(field.owner().descriptorString()),
                        field.name(), world.remapDescriptor(field.type().descriptorString())));
            }
        }
    }

    /// The position of an invokedynamic among those of its class: stable names for what it becomes.
    private int siteIndex(InvokeDynamicInstruction site) {
        if (sitesBefore < 0) {
            sitesBefore = 0;
            for (MethodModel other : host.methods()) {
                if (other == method || other.methodName().equalsString(method.methodName().stringValue())
                        && other.methodType().equalsString(method.methodType().stringValue())) {
                    break;
                }
                var code = other.findAttribute(Attributes.code());
                if (code.isPresent()) {
                    for (CodeElement element : code.get().elementList()) {
                        sitesBefore += element instanceof InvokeDynamicInstruction ? 1 : 0;
                    }
                }
            }
        }
        return sitesBefore++;
    }

    private void branch(CodeAttribute code, BranchInstruction branch, List<Runnable> fixups) {
        int op = branch.opcode() == Opcode.GOTO_W ? Op.GOTO : branch.opcode().bytecode();
        Instruction added = add(op);
        fixups.add(() -> added.target = index(code, branch.target()));
    }

    /// Reads a switch from the code array itself: TableSwitchInstruction.cases() of JDK 25 fails on ranges that begin below 0.
    private void switchTo(CodeAttribute code, int op, List<Runnable> fixups) {
        Instruction added = add(op);
        ByteBuffer bytes = ByteBuffer.wrap(code.codeArray());
        int start = bytecodeIndex;
        int at = start + 4 - (start & 3); // operands are 4-aligned after the opcode (JVMS §6.5.tableswitch)
        int defaultOffset = bytes.getInt(at);
        boolean table = op == Op.TABLESWITCH;
        int low = bytes.getInt(at + 4);
        int count = table ? bytes.getInt(at + 8) - low + 1 : low;
        added.keys = new int[count];
        int[] offsets = new int[count];
        for (int k = 0; k < count; k++) {
            added.keys[k] = table ? low + k : bytes.getInt(at + 8 + 8 * k);
            offsets[k] = table ? bytes.getInt(at + 12 + 4 * k) : bytes.getInt(at + 12 + 8 * k);
        }
        fixups.add(() -> {
            added.target = indexOfBytecode.get(start + defaultOffset);
            added.targets = new int[count];
            for (int k = 0; k < count; k++) {
                added.targets[k] = indexOfBytecode.get(start + offsets[k]);
            }
        });
    }
}
