// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.Flow;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.Value;
import corto.compiler.world.Code;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.World;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Exceptions that no handler of the image names (docs/decisions/0315). With `RUNTIME_UNHANDLED_PANIC` raising one is a panic, there and then.
///
/// A handler names the class in its `catch`, the superclasses that an exception of it may be caught as included; one for `Throwable`, which is also what `finally` is
/// compiled to, names none: it would run before the panic, not instead of it. An image without the option has no such exceptions.
final class Unhandled {
    private final boolean isPanic;
    private final World world;
    private final JavaClass outOfMemory;
    private final Set<JavaClass> named = new LinkedHashSet<>();

    Unhandled(Analysis analysis, Iterable<MethodState> methods) {
        isPanic = analysis.panicsUnhandled();
        world = analysis.world();
        outOfMemory = world.classNamed("java/lang/OutOfMemoryError");
        if (isPanic) {
            methods.forEach(state -> addHandlers(analysis, state));
        }
    }

    private void addHandlers(Analysis analysis, MethodState state) {
        List<Code.Handler> handlers = state.method.code().handlers();
        if (handlers.isEmpty()) {
            return;
        }
        Flow flow = new Flow(analysis, state);
        flow.run();
        for (Code.Handler handler : handlers) {
            if (handler.type() != null && flow.entry(handler.target()) != null && !handler.type().resolve().name.equals("java/lang/Throwable")) {
                named.add(handler.type().resolve());
            }
        }
    }

    /// Whether an OutOfMemoryError jumps to where it is handled, over the frames between, which test nothing for its sake (docs/decisions/0316).
    boolean jumps() {
        return isPanic;
    }

    /// Whether `value` is nothing but what jumps.
    boolean jumps(Value value) {
        return isPanic && value.alwaysInstanceOf(outOfMemory);
    }

    /// Whether one of the handlers catches what jumps.
    boolean catchesJump(List<Code.Handler> handlers) {
        return isPanic && handlers.stream().anyMatch(handler -> handler.type() == null || outOfMemory.isSubtypeOf(handler.type().resolve()));
    }

    /// The classes that become pending when they are raised, subclasses included: those that handlers name, but for what jumps.
    Set<JavaClass> pending() {
        Set<JavaClass> pending = new LinkedHashSet<>(named);
        pending.remove(outOfMemory);
        return pending;
    }

    /// Whether `value` may be an instance of `type`.
    static boolean mayBe(Value value, JavaClass type) {
        if (value.cone != null) {
            return type.isSubtypeOf(value.cone) || value.cone.isSubtypeOf(type);
        }
        return Arrays.stream(value.exact).anyMatch(exact -> exact.isSubtypeOf(type));
    }

    /// Whether one of the handlers names `type` or a superclass.
    static boolean catches(List<Code.Handler> handlers, JavaClass type) {
        return handlers.stream().anyMatch(handler -> handler.type() != null && !handler.type().resolve().name.equals("java/lang/Throwable") && type.isSubtypeOf(handler.type().resolve()));
    }

    /// C text for whether `exception` is what jumps, if it may be.
    String jumpTest(TypeTables types, String exception, Value value) {
        return types.test(exception, value, outOfMemory);
    }

    /// Whether no handler names what `value` may be.
    boolean isPanic(Value value) {
        if (value.cone != null) {
            return isPanic && named.stream().noneMatch(type -> type.isSubtypeOf(value.cone) || value.cone.isSubtypeOf(type));
        }
        for (JavaClass type : value.exact) {
            if (!isPanic(type)) {
                return false;
            }
        }
        return isPanic;
    }

    private boolean isPanic(JavaClass type) {
        return isPanic && named.stream().noneMatch(type::isSubtypeOf);
    }

    /// Whether no handler names what `hook`, a method of corto.runtime.Throw, makes.
    boolean isPanic(JavaMethod hook) {
        return isPanic && switch (hook.name) {
            case "nullPointer" -> isPanic("NullPointerException");
            case "arrayIndex" -> isPanic("ArrayIndexOutOfBoundsException");
            case "arithmetic" -> isPanic("ArithmeticException");
            case "classCast" -> isPanic("ClassCastException");
            case "arrayStore" -> isPanic("ArrayStoreException");
            case "negativeArraySize" -> isPanic("NegativeArraySizeException");
            case "stackOverflow" -> isPanic("StackOverflowError");
            case "arrayCopy" -> isPanic("NullPointerException") && isPanic("ArrayIndexOutOfBoundsException") && isPanic("ArrayStoreException");
            default -> false;
        };
    }

    private boolean isPanic(String simpleName) {
        return isPanic(world.classNamed("java/lang/" + simpleName));
    }
}
