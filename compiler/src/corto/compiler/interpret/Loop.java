// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.interpret.Slots.*;
import static corto.compiler.world.Op.*;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.FieldReference;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.Instruction;
import corto.compiler.world.Instruction.ClassReference;
import corto.compiler.world.Instruction.Unsupported;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.MethodReference;

/// The instructions, with the meaning JVMS §6.5 gives them: one switch, longer than files here usually are.
final class Loop {
    private final Interpreter interpreter;
    private final Memory memory;
    private final Exceptions exceptions;

    Loop(Interpreter interpreter) {
        this.interpreter = interpreter;
        memory = interpreter.memory;
        exceptions = interpreter.exceptions;
    }

    private ArrayObject array(HeapObject reference, int index) {
        if (reference == null) {
            throw exceptions.nullPointer();
        }
        ArrayObject array = (ArrayObject) reference;
        int length = array.length();
        if (index < 0 || index >= length) {
            throw exceptions.badIndex(index, length);
        }
        return array;
    }

    private ArrayObject readable(HeapObject reference, int index) {
        ArrayObject array = array(reference, index);
        memory.beforeRead(array);
        return array;
    }

    private ArrayObject writable(HeapObject reference, int index) {
        ArrayObject array = array(reference, index);
        memory.beforeWrite(array, index);
        return array;
    }

    private Object resolve(Frame f, int pc) {
        Object resolved = switch (f.method.code[pc].operand) {
            case FieldReference reference -> field(reference, f.method.code[pc].op);
            case MethodReference reference -> interpreter.method(reference.resolve());
            case ClassReference reference -> reference.resolve();
            case String text -> interpreter.world.string(text);
            case Unsupported unsupported -> throw interpreter.refuse("uses " + unsupported.what() + ", which an image cannot have");
            default -> throw new IllegalStateException("operand " + f.method.code[pc].operand);
        };
        f.method.sites[pc] = resolved;
        return resolved;
    }

    private FieldSite field(FieldReference reference, int op) {
        JavaField field = reference.resolve();
        if (field.isStatic() != (op == GETSTATIC || op == PUTSTATIC)) {
            throw interpreter.refuse("uses " + field + ", which has changed between static and not static");
        }
        return new FieldSite(field);
    }

    /// Method selection for INVOKEVIRTUAL and INVOKEINTERFACE.
    private Method select(Method resolved, HeapObject receiver) {
        if (receiver == null) {
            if (resolved.onWord) {
                return resolved;
            }
            throw exceptions.nullPointer();
        }
        if (resolved.method.isPrivate()) {
            return resolved;
        }
        Method target = resolved.target(receiver.type);
        if (target == null) {
            JavaMethod selected = receiver.type.select(resolved.selector);
            target = interpreter.method(selected == null ? resolved.method : selected);
            resolved.setTarget(receiver.type, target);
        }
        return target;
    }

    private void constant(Frame f, int slot, int pc) {
        Object operand = f.method.code[pc].operand;
        switch (operand) {
            case Integer i -> f.bits[slot] = i;
            case Long l -> f.bits[slot] = l;
            case Float x -> f.bits[slot] = bits(x);
            case Double x -> f.bits[slot] = bits(x);
            default -> {
                Object resolved = f.method.sites[pc];
                if (resolved == null) {
                    resolved = resolve(f, pc);
                }
                f.references[slot] = resolved instanceof JavaClass type ? interpreter.world.mirror(type) : (Instance) resolved;
            }
        }
    }

    private static int slotsOf(Object constant) {
        return constant instanceof Long || constant instanceof Double ? 2 : 1;
    }

    private int getField(Frame f, FieldSite site, int top) {
        HeapObject receiver = f.references[top - 1];
        if (receiver == null) {
            if (site.field.owner.isWord()) {
                return top - 1 + site.slots; // the word is the value of its only field
            }
            throw exceptions.nullPointer();
        }
        push(f, top - 1, site.kind, memory.read((Instance) receiver, site.field));
        return top - 1 + site.slots;
    }

    private int putField(Frame f, FieldSite site, int top) {
        int first = top - site.slots - 1;
        HeapObject receiver = f.references[first];
        if (receiver == null) {
            throw exceptions.nullPointer();
        }
        memory.write((Instance) receiver, site.field, value(f, first + 1, site.kind));
        return first;
    }

    private void storeReference(Frame f, int top) {
        ArrayObject array = array(f.references[top - 3], (int) f.bits[top - 2]);
        int index = (int) f.bits[top - 2];
        if (array.elements instanceof long[] words) {
            memory.beforeWrite(array, index);
            words[index] = f.bits[top - 1];
            return;
        }
        HeapObject value = f.references[top - 1];
        if (value != null && !value.type.isSubtypeOf(array.type.element())) {
            throw exceptions.of("java/lang/ArrayStoreException", value.type.javaName());
        }
        memory.beforeWrite(array, index);
        memory.checkKeep(value);
        ((HeapObject[]) array.elements)[index] = value;
    }

    private ArrayObject newArrays(JavaClass type, long[] bits, int first, int dimension, int dimensions) {
        int length = (int) bits[first + dimension];
        ArrayObject array = memory.newArray(type, length);
        if (dimension + 1 < dimensions) {
            HeapObject[] elements = (HeapObject[]) array.elements;
            for (int i = 0; i < length; i++) {
                elements[i] = newArrays(type.element(), bits, first, dimension + 1, dimensions);
            }
        }
        return array;
    }

    private int multiNewArray(Frame f, JavaClass type, int dimensions, int top) {
        int first = top - dimensions;
        for (int i = 0; i < dimensions; i++) {
            if ((int) f.bits[first + i] < 0) {
                throw exceptions.of("java/lang/NegativeArraySizeException", Integer.toString((int) f.bits[first + i]));
            }
        }
        f.references[first] = newArrays(type, f.bits, first, 0, dimensions);
        return first + 1;
    }

    private static boolean isInstance(HeapObject object, JavaClass type) {
        return object != null && object.type.isSubtypeOf(type);
    }

    private BuildTimeException outOfSteps() {
        return interpreter.refuse("runs longer than " + (interpreter.attempt().isTrusted() ? Attempt.TRUSTED_STEPS : Attempt.APPLICATION_STEPS)
                + " instructions, too long for a build");
    }

    /// Executes from `start.pc` until `base` returns. Kept below 8000 bytes of bytecode: HotSpot compiles nothing bigger.
    void run(Frame start, Frame base) {
        Frame f = start;
        Instruction[] code = f.method.code;
        Object[] sites = f.method.sites;
        long[] p = f.bits;
        HeapObject[] r = f.references;
        int sp = f.top;
        int pc = f.pc;
        while (true) {
            Instruction i = code[pc];
            f.pc = pc;
            if (--interpreter.attempt().steps < 0) {
                throw outOfSteps();
            }
            int next = pc + 1;
            switch (i.op) {
                case NOP -> { }
                case ACONST_NULL -> {
                    p[sp] = 0;
                    r[sp++] = null;
                }
                case LDC -> {
                    constant(f, sp, pc);
                    sp += slotsOf(i.operand);
                }
                case ILOAD, FLOAD -> p[sp++] = p[i.a];
                case LLOAD, DLOAD -> {
                    p[sp] = p[i.a];
                    sp += 2;
                }
                case ALOAD -> move(p, r, i.a, sp++);
                case ISTORE, FSTORE -> p[i.a] = p[--sp];
                case LSTORE, DSTORE -> {
                    sp -= 2;
                    p[i.a] = p[sp];
                }
                case ASTORE -> move(p, r, --sp, i.a);
                case IALOAD -> {
                    sp--;
                    p[sp - 1] = ((int[]) readable(r[sp - 1], (int) p[sp]).elements)[(int) p[sp]];
                }
                case LALOAD -> p[sp - 2] = ((long[]) readable(r[sp - 2], (int) p[sp - 1]).elements)[(int) p[sp - 1]];
                case FALOAD -> {
                    sp--;
                    p[sp - 1] = bits(((float[]) readable(r[sp - 1], (int) p[sp]).elements)[(int) p[sp]]);
                }
                case DALOAD -> p[sp - 2] = bits(((double[]) readable(r[sp - 2], (int) p[sp - 1]).elements)[(int) p[sp - 1]]);
                case AALOAD -> {
                    sp--;
                    Object elements = readable(r[sp - 1], (int) p[sp]).elements;
                    if (elements instanceof long[] words) {
                        p[sp - 1] = words[(int) p[sp]];
                        r[sp - 1] = null;
                    } else {
                        r[sp - 1] = ((HeapObject[]) elements)[(int) p[sp]];
                    }
                }
                case BALOAD -> {
                    sp--;
                    Object elements = readable(r[sp - 1], (int) p[sp]).elements;
                    p[sp - 1] = elements instanceof byte[] b ? b[(int) p[sp]] : ((boolean[]) elements)[(int) p[sp]] ? 1 : 0;
                }
                case CALOAD -> {
                    sp--;
                    p[sp - 1] = ((char[]) readable(r[sp - 1], (int) p[sp]).elements)[(int) p[sp]];
                }
                case SALOAD -> {
                    sp--;
                    p[sp - 1] = ((short[]) readable(r[sp - 1], (int) p[sp]).elements)[(int) p[sp]];
                }
                case IASTORE -> {
                    ((int[]) writable(r[sp - 3], (int) p[sp - 2]).elements)[(int) p[sp - 2]] = (int) p[sp - 1];
                    sp -= 3;
                }
                case LASTORE -> {
                    ((long[]) writable(r[sp - 4], (int) p[sp - 3]).elements)[(int) p[sp - 3]] = p[sp - 2];
                    sp -= 4;
                }
                case FASTORE -> {
                    ((float[]) writable(r[sp - 3], (int) p[sp - 2]).elements)[(int) p[sp - 2]] = toFloat(p[sp - 1]);
                    sp -= 3;
                }
                case DASTORE -> {
                    ((double[]) writable(r[sp - 4], (int) p[sp - 3]).elements)[(int) p[sp - 3]] = toDouble(p[sp - 2]);
                    sp -= 4;
                }
                case AASTORE -> {
                    storeReference(f, sp);
                    sp -= 3;
                }
                case BASTORE, CASTORE, SASTORE -> {
                    writable(r[sp - 3], (int) p[sp - 2]).set((int) p[sp - 2], (int) p[sp - 1]);
                    sp -= 3;
                }
                case POP -> sp--;
                case POP2 -> sp -= 2;
                case DUP -> {
                    move(p, r, sp - 1, sp);
                    sp++;
                }
                case DUP_X1 -> duplicate(p, r, sp++, 1, 1);
                case DUP_X2 -> duplicate(p, r, sp++, 1, 2);
                case DUP2 -> {
                    duplicate(p, r, sp, 2, 0);
                    sp += 2;
                }
                case DUP2_X1 -> {
                    duplicate(p, r, sp, 2, 1);
                    sp += 2;
                }
                case DUP2_X2 -> {
                    duplicate(p, r, sp, 2, 2);
                    sp += 2;
                }
                case SWAP -> {
                    duplicate(p, r, sp, 1, 1);
                }
                case IADD -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] + (int) p[sp];
                }
                case LADD -> {
                    sp -= 2;
                    p[sp - 2] += p[sp];
                }
                case FADD -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) + toFloat(p[sp]));
                }
                case DADD -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) + toDouble(p[sp]));
                }
                case ISUB -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] - (int) p[sp];
                }
                case LSUB -> {
                    sp -= 2;
                    p[sp - 2] -= p[sp];
                }
                case FSUB -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) - toFloat(p[sp]));
                }
                case DSUB -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) - toDouble(p[sp]));
                }
                case IMUL -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] * (int) p[sp];
                }
                case LMUL -> {
                    sp -= 2;
                    p[sp - 2] *= p[sp];
                }
                case FMUL -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) * toFloat(p[sp]));
                }
                case DMUL -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) * toDouble(p[sp]));
                }
                case IDIV, IREM -> {
                    sp--;
                    p[sp - 1] = divide(i.op == IDIV, (int) p[sp - 1], (int) p[sp]);
                }
                case LDIV, LREM -> {
                    sp -= 2;
                    p[sp - 2] = divide(i.op == LDIV, p[sp - 2], p[sp]);
                }
                case FDIV -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) / toFloat(p[sp]));
                }
                case DDIV -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) / toDouble(p[sp]));
                }
                case FREM -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) % toFloat(p[sp]));
                }
                case DREM -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) % toDouble(p[sp]));
                }
                case INEG -> p[sp - 1] = -(int) p[sp - 1];
                case LNEG -> p[sp - 2] = -p[sp - 2];
                case FNEG -> p[sp - 1] = bits(-toFloat(p[sp - 1]));
                case DNEG -> p[sp - 2] = bits(-toDouble(p[sp - 2]));
                case ISHL -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] << (int) p[sp];
                }
                case LSHL -> {
                    sp--;
                    p[sp - 2] <<= (int) p[sp];
                }
                case ISHR -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] >> (int) p[sp];
                }
                case LSHR -> {
                    sp--;
                    p[sp - 2] >>= (int) p[sp];
                }
                case IUSHR -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] >>> (int) p[sp];
                }
                case LUSHR -> {
                    sp--;
                    p[sp - 2] >>>= (int) p[sp];
                }
                case IAND -> {
                    sp--;
                    p[sp - 1] &= p[sp];
                }
                case LAND -> {
                    sp -= 2;
                    p[sp - 2] &= p[sp];
                }
                case IOR -> {
                    sp--;
                    p[sp - 1] |= p[sp];
                }
                case LOR -> {
                    sp -= 2;
                    p[sp - 2] |= p[sp];
                }
                case IXOR -> {
                    sp--;
                    p[sp - 1] ^= p[sp];
                }
                case LXOR -> {
                    sp -= 2;
                    p[sp - 2] ^= p[sp];
                }
                case IINC -> p[i.a] = (int) p[i.a] + i.b;
                case I2L -> sp++;
                case I2F -> p[sp - 1] = bits((float) (int) p[sp - 1]);
                case I2D -> {
                    p[sp - 1] = bits((double) (int) p[sp - 1]);
                    sp++;
                }
                case L2I -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1];
                }
                case L2F -> {
                    sp--;
                    p[sp - 1] = bits((float) p[sp - 1]);
                }
                case L2D -> p[sp - 2] = bits((double) p[sp - 2]);
                case F2I -> p[sp - 1] = (int) toFloat(p[sp - 1]);
                case F2L -> {
                    p[sp - 1] = (long) toFloat(p[sp - 1]);
                    sp++;
                }
                case F2D -> {
                    p[sp - 1] = bits((double) toFloat(p[sp - 1]));
                    sp++;
                }
                case D2I -> {
                    sp--;
                    p[sp - 1] = (int) toDouble(p[sp - 1]);
                }
                case D2L -> p[sp - 2] = (long) toDouble(p[sp - 2]);
                case D2F -> {
                    sp--;
                    p[sp - 1] = bits((float) toDouble(p[sp - 1]));
                }
                case I2B -> p[sp - 1] = (byte) p[sp - 1];
                case I2C -> p[sp - 1] = (char) p[sp - 1];
                case I2S -> p[sp - 1] = (short) p[sp - 1];
                case LCMP -> {
                    sp -= 3;
                    p[sp - 1] = Long.compare(p[sp - 1], p[sp + 1]);
                }
                case FCMPL, FCMPG -> {
                    sp--;
                    p[sp - 1] = compare(toFloat(p[sp - 1]), toFloat(p[sp]), i.op == FCMPG);
                }
                case DCMPL, DCMPG -> {
                    sp -= 3;
                    p[sp - 1] = compare(toDouble(p[sp - 1]), toDouble(p[sp + 1]), i.op == DCMPG);
                }
                case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> {
                    if (holds(i.op - IFEQ, (int) p[--sp], 0)) {
                        next = i.target;
                    }
                }
                case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> {
                    sp -= 2;
                    if (holds(i.op - IF_ICMPEQ, (int) p[sp], (int) p[sp + 1])) {
                        next = i.target;
                    }
                }
                case IF_ACMPEQ, IF_ACMPNE -> {
                    sp -= 2;
                    if (r[sp] == r[sp + 1] == (i.op == IF_ACMPEQ)) {
                        next = i.target;
                    }
                }
                case IFNULL, IFNONNULL -> {
                    if (r[--sp] == null == (i.op == IFNULL)) {
                        next = i.target;
                    }
                }
                case GOTO -> next = i.target;
                case TABLESWITCH, LOOKUPSWITCH -> next = switchTarget(i, (int) p[--sp]);
                case IRETURN, LRETURN, FRETURN, DRETURN, ARETURN, RETURN -> {
                    long bits = 0;
                    HeapObject reference = null;
                    int slots = f.method.resultSlots;
                    if (slots > 0) {
                        bits = p[sp - slots];
                        reference = i.op == ARETURN ? r[sp - slots] : null;
                    }
                    Frame done = f;
                    f = f.caller;
                    if (done.word != null && f != null) {
                        Interpreter.finishWord(done, f);
                    }
                    if (done == base) {
                        interpreter.setResult(bits, reference);
                        return;
                    }
                    interpreter.setFrame(f);
                    code = f.method.code;
                    sites = f.method.sites;
                    p = f.bits;
                    r = f.references;
                    sp = f.top;
                    p[sp] = bits;
                    r[sp] = reference;
                    sp += slots;
                    next = f.pc + 1;
                }
                case GETSTATIC -> {
                    FieldSite site = (FieldSite) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (site.field.owner.initialization != Initialization.BUILD_TIME) {
                        interpreter.ensureInitialized(site.field.owner);
                    }
                    push(f, sp, site.kind, memory.read(site.field));
                    sp += site.slots;
                }
                case PUTSTATIC -> {
                    FieldSite site = (FieldSite) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (site.field.owner.initialization != Initialization.BUILD_TIME) {
                        interpreter.ensureInitialized(site.field.owner);
                    }
                    sp -= site.slots;
                    memory.write(site.field, value(f, sp, site.kind));
                }
                case GETFIELD -> sp = getField(f, (FieldSite) (sites[pc] != null ? sites[pc] : resolve(f, pc)), sp);
                case PUTFIELD -> sp = putField(f, (FieldSite) (sites[pc] != null ? sites[pc] : resolve(f, pc)), sp);
                case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE -> {
                    Method target = (Method) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (i.op == INVOKESTATIC) {
                        if (target.method.owner.initialization != Initialization.BUILD_TIME) {
                            interpreter.ensureInitialized(target.method.owner);
                        }
                    } else if (i.op != INVOKESPECIAL) {
                        target = select(target, r[sp - target.argumentSlots]);
                    } else if (r[sp - target.argumentSlots] == null && !target.onWord) {
                        throw exceptions.nullPointer();
                    }
                    Frame callee = interpreter.invoke(f, target, sp);
                    if (callee == null) {
                        sp = f.top;
                    } else {
                        f = callee;
                        interpreter.setFrame(f);
                        code = f.method.code;
                        sites = f.method.sites;
                        p = f.bits;
                        r = f.references;
                        sp = f.top;
                        next = 0;
                    }
                }
                case NEW -> {
                    JavaClass type = (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (type.initialization != Initialization.BUILD_TIME) {
                        interpreter.ensureInitialized(type);
                    }
                    r[sp++] = newInstance(type);
                }
                case NEWARRAY -> {
                    JavaClass type = (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    r[sp - 1] = memory.newArray(type, (int) p[sp - 1]);
                }
                case MULTIANEWARRAY -> sp = multiNewArray(f, (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc)), i.a, sp);
                case ARRAYLENGTH -> {
                    if (r[sp - 1] == null) {
                        throw exceptions.nullPointer();
                    }
                    p[sp - 1] = ((ArrayObject) r[sp - 1]).length();
                }
                case ATHROW -> throw r[sp - 1] == null ? exceptions.nullPointer() : new Thrown((Instance) r[sp - 1]);
                case CHECKCAST -> {
                    JavaClass type = (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (r[sp - 1] != null && !r[sp - 1].type.isSubtypeOf(type)) {
                        throw exceptions.badCast(r[sp - 1], type);
                    }
                }
                case INSTANCEOF -> {
                    JavaClass type = (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    p[sp - 1] = isInstance(r[sp - 1], type) ? 1 : 0;
                }
                case MONITORENTER, MONITOREXIT -> {
                    if (r[--sp] == null) {
                        throw exceptions.nullPointer();
                    }
                }
                default -> throw new IllegalStateException("opcode " + i.op);
            }
            pc = next;
        }
    }

    private Instance newInstance(JavaClass type) {
        if (type.isAbstract() || type.isInterface()) {
            throw exceptions.of("java/lang/InstantiationError", type.javaName());
        }
        return memory.newInstance(type);
    }

    private long divide(boolean quotient, int a, int b) {
        if (b == 0) {
            throw exceptions.divisionByZero();
        }
        return quotient ? a / b : a % b;
    }

    private long divide(boolean quotient, long a, long b) {
        if (b == 0) {
            throw exceptions.divisionByZero();
        }
        return quotient ? a / b : a % b;
    }
}
