// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.UnresolvedException;
import corto.compiler.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The methods that the compiler knows: machine operations, and natives of java.base that have no Java body.
public final class Intrinsics {
    private final Map<String, Intrinsic> table = new HashMap<>();
    private final Map<JavaMethod, Intrinsic> cache = new HashMap<>();
    private final Analysis analysis;
    private final World world;

    Intrinsics(Analysis analysis) {
        this.analysis = analysis;
        this.world = analysis.world();
        addresses();
        numbers();
        objects();
        unsafe();
    }

    /// The intrinsic for a method, or null.
    public Intrinsic find(JavaMethod method) {
        if (cache.containsKey(method)) {
            return cache.get(method);
        }
        Intrinsic found = table.get(method.owner.name + "." + method.name + method.descriptor);
        if (found == null) {
            found = table.get(method.owner.name + "." + method.name);
        }
        cache.put(method, found);
        return found;
    }

    /// `method` may leave out the descriptor where all overloads are meant.
    private void add(String method, String template) {
        add(method, template, false, null);
    }

    private void add(String method, String template, boolean mayThrow, Intrinsic.Result result) {
        Intrinsic.Result effective = result != null ? result : (arguments, caller) -> declaredResult(method, arguments);
        table.put(method, new Intrinsic(template, mayThrow, effective));
    }

    private Value declaredResult(String method, Value[] arguments) {
        int parenthesis = method.indexOf(')');
        if (parenthesis < 0) {
            throw new IllegalStateException("intrinsic without descriptor: " + method);
        }
        String type = method.substring(parenthesis + 1);
        return type.equals("V") ? Value.INT : analysis.anyOf(type);
    }

    private static String forDescriptor(char kind) {
        return switch (kind) {
            case 'Z' -> "jboolean";
            case 'B' -> "jbyte";
            case 'S' -> "jshort";
            case 'C' -> "jchar";
            case 'I' -> "jint";
            case 'J' -> "jlong";
            case 'F' -> "jfloat";
            case 'D' -> "jdouble";
            default -> "ref";
        };
    }

    private void addresses() {
        String address = "corto/lang/Address.";
        String[] names = {"Byte", "Short", "Int", "Long"};
        String kinds = "BSIJ";
        for (int k = 0; k < names.length; k++) {
            String type = forDescriptor(kinds.charAt(k));
            char kind = kinds.charAt(k);
            add(address + "load" + names[k] + "(J)" + kind, "(*(raw_" + type + " *)($0 + $1))");
            add(address + "store" + names[k] + "(J" + kind + ")V", "*(raw_" + type + " *)($0 + $1) = $2");
            add(address + "load" + names[k] + "Volatile(J)" + kind, "(*(volatile raw_" + type + " *)($0 + $1))");
            add(address + "store" + names[k] + "Volatile(J" + kind + ")V", "*(volatile raw_" + type + " *)($0 + $1) = $2");
        }
        add(address + "clear(J)V", "memset((void *)($0), 0, $1)");
        add(address + "copyFrom(Lcorto/lang/Address;J)V", "memmove((void *)($0), (void *)($1), $2)");
        add("corto/lang/Symbol.address(Ljava/lang/String;)Lcorto/lang/Address;", "special:symbol", false, (arguments, _) -> {
            if (arguments[0].objectConstant() == null) {
                throw new UnresolvedException("Symbol.address is called with a name that is not a constant", "Write the symbol's name in the call: the linker must know it.");
            }
            return Value.WORD;
        });
        for (String word : new String[] {"Address", "PhysicalAddress"}) {
            add("corto/lang/" + word + ".isBelow(Lcorto/lang/" + word + ";)Z", "((uint64_t)$0 < (uint64_t)$1)");
        }
        add(address + "isWithin(Lcorto/lang/Address;Lcorto/lang/Address;)Z", "((uint64_t)($0 - $1) < (uint64_t)($2 - $1))");
        add("corto/lang/Machine.prefetch(Lcorto/lang/Address;)V", "__builtin_prefetch((void *)$0)");
        add("corto/lang/Fence.acquire()V", "__atomic_thread_fence(__ATOMIC_ACQUIRE)");
        add("corto/lang/Fence.release()V", "__atomic_thread_fence(__ATOMIC_RELEASE)");
        add("corto/lang/Fence.full()V", "__atomic_thread_fence(__ATOMIC_SEQ_CST)");
        add("corto/lang/Machine.framePointer()Lcorto/lang/Address;", "((jlong)__builtin_frame_address(0))");
        add("corto/lang/ObjectAddress.of(Ljava/lang/Object;)Lcorto/lang/Address;", "((jlong)$0)");
        add("corto/lang/ObjectAddress.at(Lcorto/lang/Address;)Ljava/lang/Object;", "((ref)$0)");
    }

    private void numbers() {
        add("java/lang/Float.floatToRawIntBits(F)I", "bits_of_float($0)");
        add("java/lang/Float.intBitsToFloat(I)F", "float_of_bits($0)");
        add("java/lang/Double.doubleToRawLongBits(D)J", "bits_of_double($0)");
        add("java/lang/Double.longBitsToDouble(J)D", "double_of_bits($0)");
        add("java/lang/Math.sqrt(D)D", "double_sqrt($0)");
        add("java/lang/StrictMath.sqrt(D)D", "double_sqrt($0)");
        add("java/lang/Integer.numberOfLeadingZeros(I)I", "leading_zeros_int($0)");
        add("java/lang/Integer.numberOfTrailingZeros(I)I", "trailing_zeros_int($0)");
        add("java/lang/Long.numberOfLeadingZeros(J)I", "leading_zeros_long($0)");
        add("java/lang/Long.numberOfTrailingZeros(J)I", "trailing_zeros_long($0)");
        add("java/lang/Short.reverseBytes(S)S", "((jint)(short)__builtin_bswap16((uint16_t)$0))");
        add("java/lang/Integer.reverseBytes(I)I", "((jint)__builtin_bswap32((uint32_t)$0))");
        add("java/lang/Long.reverseBytes(J)J", "((jlong)__builtin_bswap64((uint64_t)$0))");
        add("java/lang/Integer.compareUnsigned(II)I", "(((uint32_t)$0 > (uint32_t)$1) - ((uint32_t)$0 < (uint32_t)$1))");
        add("java/lang/Long.compareUnsigned(JJ)I", "(((uint64_t)$0 > (uint64_t)$1) - ((uint64_t)$0 < (uint64_t)$1))");
        add("java/lang/Math.multiplyHigh(JJ)J", "multiply_high($0, $1)");
        add("java/lang/Math.unsignedMultiplyHigh(JJ)J", "multiply_high_unsigned($0, $1)");
        add("java/lang/Math.abs(D)D", "double_abs($0)");
        add("java/lang/Math.abs(F)F", "float_abs($0)");
        add("java/lang/StringUTF16.isBigEndian()Z", "0", false, (_, _) -> Value.number(0));
    }

    private void objects() {
        JavaClass object = world.classNamed("java/lang/Object");
        JavaClass objectArray = object.arrayClass();
        add("java/lang/Object.getClass()Ljava/lang/Class;", "special:getClass", false, this::getClass);
        add("java/lang/Object.hashCode()I", "special:identityHash", false, (_, caller) -> identityHash(caller));
        add("java/lang/System.identityHashCode(Ljava/lang/Object;)I", "special:identityHash", false, (_, caller) -> identityHash(caller));
        add("java/lang/Object.clone()Ljava/lang/Object;", "special:clone", true, (arguments, caller) -> {
            analysis.implicitHookMethod(analysis.hooks().copyObject(), caller);
            analysis.implicitAllocation(caller);
            if (!arguments[0].alwaysInstanceOf(world.classNamed("java/lang/Cloneable"))) {
                analysis.implicitHookMethod(analysis.hooks().cloneNotSupported(), caller);
            }
            return arguments[0].withoutConstant().nonNull();
        });
        if (analysis.hasThreads()) {
            add("java/lang/Object.notify()V", "special:notify", true, (_, caller) -> notify(analysis.hooks().notifyOne(), caller));
            add("java/lang/Object.notifyAll()V", "special:notifyAll", true, (_, caller) -> notify(analysis.hooks().notifyEach(), caller));
        } else {
            add("java/lang/Object.notify()V", "(void)0");
            add("java/lang/Object.notifyAll()V", "(void)0");
        }
        if (!world.hasAssertions()) {
            add("java/lang/Class.desiredAssertionStatus()Z", "0", false, (_, _) -> Value.number(0));
        }
        add("java/lang/Class.isInstance(Ljava/lang/Object;)Z", "special:isInstance", false, this::isInstance);
        add("java/lang/Class.initializeEnum()V", "special:initializeEnum", true, null);
        add("java/lang/Class.isAssignableFrom(Ljava/lang/Class;)Z", "special:isAssignableFrom", false, this::isAssignableFrom);
        add("java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V", "special:arraycopy", true, (arguments, caller) -> {
            analysis.implicitHookMethod(analysis.hooks().arrayCopyFailed(), caller);
            analysis.storage().copyElements(arguments[0], arguments[2], caller);
            return Value.INT;
        });
        Intrinsic.Result newArray = (arguments, caller) -> newArray(arguments[0], caller);
        add("java/lang/reflect/Array.newArray(Ljava/lang/Class;I)Ljava/lang/Object;", "special:newArray", true, newArray);
        add("java/util/Arrays.newLike([Ljava/lang/Object;I)[Ljava/lang/Object;", "special:newLike", true, (arguments, caller) -> {
            analysis.implicitNegativeSize(caller);
            analysis.implicitAllocation(caller);
            analysis.storage().instantiateLike(arguments[0], caller);
            return arguments[0].withoutConstant().nonNull();
        });
        add("java/lang/Class.forName(Ljava/lang/String;)Ljava/lang/Class;", "special:forName", true, (arguments, caller) -> forName(arguments[0], true, caller));
        add("java/lang/Class.forName(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;", "special:forName", true,
                (arguments, caller) -> forName(arguments[0], !Integer.valueOf(0).equals(arguments[1].constant), caller));
        add("jdk/internal/corto/InternedStrings.constants()[Ljava/lang/String;", "special:internedStrings", false, (_, caller) -> {
            JavaClass strings = world.classNamed("[Ljava/lang/String;");
            analysis.storage().instantiateArray(strings);
            analysis.storage().storeElement(Value.exactly(strings), Value.exactly(strings.element()), caller);
            return Value.exactly(strings);
        });
        add("java/util/ServiceLoader.providers(Ljava/lang/Class;)[Ljava/lang/Object;", "special:constant", false, (arguments, caller) ->
                providers(arguments[0], caller, objectArray));
    }

    private Value identityHash(MethodState caller) {
        analysis.implicitHookMethod(analysis.hooks().identityHash(), caller);
        return Value.INT;
    }

    private Value notify(JavaMethod hook, MethodState caller) {
        analysis.implicitHookMethod(hook, caller);
        return Value.INT;
    }

    private Value getClass(Value[] arguments, MethodState caller) {
        Value receiver = arguments[0];
        JavaClass exact = receiver.exactClass();
        if (exact != null) {
            return analysis.storage().keep(Value.object(world.mirror(exact)), caller);
        }
        if (receiver.cone != null) {
            analysis.existing().mayExist(receiver.cone, caller);
            for (JavaClass type : List.copyOf(analysis.existing().subtypes(receiver.cone))) {
                analysis.storage().keep(Value.object(world.mirror(type)), caller);
            }
        } else {
            for (JavaClass type : receiver.exact) {
                analysis.storage().keep(Value.object(world.mirror(type)), caller);
            }
        }
        return Value.exactly(world.classNamed("java/lang/Class"));
    }

    private Value isInstance(Value[] arguments, MethodState caller) {
        JavaClass type = arguments[0].mirroredConstant();
        return type == null ? Value.INT : type.isPrimitive() ? Value.number(0) : analysis.existing().instanceOf(arguments[1], type, caller);
    }

    private Value isAssignableFrom(Value[] arguments, MethodState caller) {
        JavaClass to = arguments[0].mirroredConstant();
        JavaClass from = arguments[1].mirroredConstant();
        return to == null || from == null ? Value.INT : Value.number(from.isSubtypeOf(to) ? 1 : 0);
    }

    /// Arrays of a component type that is a Class object: exact if it is known, else of any class whose mirror lives.
    private Value newArray(Value component, MethodState caller) {
        analysis.implicitNegativeSize(caller);
        analysis.implicitAllocation(caller);
        JavaClass type = component.mirroredConstant();
        if (type != null) {
            analysis.storage().instantiateArray(type.arrayClass());
            return Value.exactly(type.arrayClass());
        }
        for (JavaClass mirrored : analysis.storage().liveMirrors(caller)) {
            // Arrays of arrays only if code makes them by name: else getClass() and newArray would feed each other for ever.
            if (!mirrored.name.equals("void") && !mirrored.isArray()) {
                analysis.storage().instantiateArray(mirrored.arrayClass());
            }
        }
        return Value.subtypeOf(world.classNamed("java/lang/Object")).nonNull();
    }

    /// A class found by a constant name is known now; one that does not exist raises what the program expects.
    private Value forName(Value name, boolean initialize, MethodState caller) {
        if (!(name.objectConstant() instanceof Instance constant)) {
            if (caller.method.owner.module.equals("java.base")) { // an optional part that the JDK looks for: the image has none
                analysis.implicitHookMethod(analysis.hooks().classNotFound(), caller);
                return Value.NONE;
            }
            throw new UnresolvedException("Class.forName is called with a name that is not a constant, and an image finds no class by name",
                    "Use a class literal, a ServiceLoader or a switch over the names.");
        }
        JavaClass type = world.findClass(World.javaString(constant).replace('.', '/'));
        if (type == null) {
            analysis.implicitHookMethod(analysis.hooks().classNotFound(), caller);
            return Value.NONE;
        }
        if (initialize) {
            analysis.initialize(type, caller, 0);
        }
        return analysis.storage().keep(Value.object(world.mirror(type)), caller);
    }

    private Value providers(Value service, MethodState caller, JavaClass objectArray) {
        JavaClass type = service.mirroredConstant();
        if (type == null) {
            throw new UnresolvedException("ServiceLoader.load is called with a class that is not a constant", "Name the service class in the call.");
        }
        List<HeapObject> instances = analysis.providerInstances(type);
        return analysis.storage().keep(Value.object(new ArrayObject(objectArray, instances.toArray(HeapObject[]::new))), caller);
    }

    private void unsafe() {
        String unsafe = "jdk/internal/misc/Unsafe.";
        String[] names = {"Boolean", "Byte", "Short", "Char", "Int", "Long", "Float", "Double"};
        String kinds = "ZBSCIJFD";
        for (int k = 0; k < names.length; k++) {
            String type = forDescriptor(kinds.charAt(k));
            char kind = kinds.charAt(k);
            String get = "(Ljava/lang/Object;J)" + kind;
            String put = "(Ljava/lang/Object;J" + kind + ")V";
            add(unsafe + "get" + names[k] + get, "(*(raw_" + type + " *)($1 + $2))");
            add(unsafe + "put" + names[k] + put, "*(raw_" + type + " *)($1 + $2) = $3");
            add(unsafe + "get" + names[k] + "Volatile" + get, "(*(volatile raw_" + type + " *)($1 + $2))");
            add(unsafe + "put" + names[k] + "Volatile" + put, "*(volatile raw_" + type + " *)($1 + $2) = $3");
        }
        for (int k = 1; k < names.length && kinds.charAt(k) != 'F'; k++) { // x86 loads and stores at any address
            String type = forDescriptor(kinds.charAt(k));
            add(unsafe + "get" + names[k] + "Unaligned(Ljava/lang/Object;J)" + kinds.charAt(k), "(*(raw_" + type + " *)($1 + $2))");
            add(unsafe + "put" + names[k] + "Unaligned(Ljava/lang/Object;J" + kinds.charAt(k) + ")V", "*(raw_" + type + " *)($1 + $2) = $3");
        }
        for (String order : new String[] {"", "Volatile"}) {
            String qualifier = order.isEmpty() ? "raw_ref *" : "raw_ref volatile *";
            add(unsafe + "getReference" + order + "(Ljava/lang/Object;J)Ljava/lang/Object;", "(*(" + qualifier + ")($1 + $2))");
            add(unsafe + "putReference" + order + "(Ljava/lang/Object;JLjava/lang/Object;)V", "*(" + qualifier + ")($1 + $2) = $3", false,
                    (arguments, _) -> {
                        analysis.storage().unsafeStore(arguments[3]);
                        return Value.INT;
                    });
        }
        add(unsafe + "compareAndSetInt(Ljava/lang/Object;JII)Z", "__sync_bool_compare_and_swap((raw_jint *)($1 + $2), $3, $4)");
        add(unsafe + "compareAndSetLong(Ljava/lang/Object;JJJ)Z", "__sync_bool_compare_and_swap((raw_jlong *)($1 + $2), $3, $4)");
        add(unsafe + "compareAndSetReference(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z",
                "__sync_bool_compare_and_swap((raw_ref *)($1 + $2), $3, $4)", false, (arguments, _) -> {
                    analysis.storage().unsafeStore(arguments[4]);
                    return Value.INT;
                });
        add(unsafe + "compareAndExchangeInt(Ljava/lang/Object;JII)I", "__sync_val_compare_and_swap((raw_jint *)($1 + $2), $3, $4)");
        add(unsafe + "compareAndExchangeLong(Ljava/lang/Object;JJJ)J", "__sync_val_compare_and_swap((raw_jlong *)($1 + $2), $3, $4)");
        add(unsafe + "compareAndExchangeReference(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
                "__sync_val_compare_and_swap((raw_ref *)($1 + $2), $3, $4)", false, (arguments, _) -> {
                    analysis.storage().unsafeStore(arguments[4]);
                    return Value.subtypeOf(world.classNamed("java/lang/Object"));
                });
        add(unsafe + "loadFence()V", "__atomic_thread_fence(__ATOMIC_ACQUIRE)");
        add(unsafe + "storeFence()V", "__atomic_thread_fence(__ATOMIC_RELEASE)");
        add(unsafe + "fullFence()V", "__atomic_thread_fence(__ATOMIC_SEQ_CST)");
        add(unsafe + "ensureClassInitialized0(Ljava/lang/Class;)V", "(void)0");
        add(unsafe + "shouldBeInitialized0(Ljava/lang/Class;)Z", "0");
        add(unsafe + "copyMemory0(Ljava/lang/Object;JLjava/lang/Object;JJ)V", "memmove((void *)($3 + $4), (void *)($1 + $2), $5)");
        add(unsafe + "setMemory0(Ljava/lang/Object;JJB)V", "memset((void *)($1 + $2), $4, $3)");
        add(unsafe + "allocateUninitializedArray0(Ljava/lang/Class;I)Ljava/lang/Object;", "special:newArray1", true,
                (arguments, caller) -> newArray(arguments[1], caller));
        add(unsafe + "throwException(Ljava/lang/Throwable;)V", "EXCEPTION = $1", true, (_, _) -> Value.NONE);
    }
}
