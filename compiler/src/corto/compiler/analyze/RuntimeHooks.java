// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.UnresolvedException;
import corto.compiler.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The methods of the runtime that compiled code calls by itself (corto.runtime.Throw, corto.heap.api.Heap).
public final class RuntimeHooks {
    private static final String THROW = "corto/runtime/Throw";
    private static final String HEAP = "corto/heap/api/Heap";

    private final World world;
    private final Map<String, JavaMethod> found = new HashMap<>();

    RuntimeHooks(World world) {
        this.world = world;
    }

    private JavaMethod hook(String owner, String name) {
        return find(owner, name).orElseThrow(() ->
                new UnresolvedException("the runtime has no method " + owner.replace('/', '.') + "." + name));
    }

    private Optional<JavaMethod> find(String owner, String name) {
        JavaMethod known = found.get(name);
        if (known == null) {
            JavaClass type = world.classNamed(owner);
            known = type.methods().stream().filter(m -> m.name.equals(name)).findFirst().orElse(null);
            found.put(name, known);
        }
        return Optional.ofNullable(known);
    }

    public JavaMethod nullPointer() {
        return hook(THROW, "nullPointer");
    }

    public JavaMethod arrayIndex() {
        return hook(THROW, "arrayIndex");
    }

    public JavaMethod arithmetic() {
        return hook(THROW, "arithmetic");
    }

    public JavaMethod classCast() {
        return hook(THROW, "classCast");
    }

    public JavaMethod arrayStore() {
        return hook(THROW, "arrayStore");
    }

    public JavaMethod negativeArraySize() {
        return hook(THROW, "negativeArraySize");
    }

    public JavaMethod stackOverflow() {
        return hook(THROW, "stackOverflow");
    }

    public JavaMethod outOfMemory() {
        return hook(THROW, "outOfMemory");
    }

    /// Whether raising an exception that no handler names is a panic.
    public boolean panicsUnhandled() {
        return "true".equals(world.property("corto.runtime.unhandled.panic"));
    }

    /// The panic with such an exception. Does not return.
    public JavaMethod unhandled() {
        return hook(THROW, "unhandled");
    }

    /// What an OutOfMemoryError that jumps is given to where nothing handles it. Does not return.
    public JavaMethod noHandler() {
        return hook("corto/runtime/Handlers", "none");
    }

    public Optional<JavaMethod> initializerFailed() {
        return find(THROW, "initializerFailed");
    }

    /// A class whose initialiser failed is used again (NoClassDefFoundError).
    public Optional<JavaMethod> initializerUnusable() {
        return find(THROW, "initializerUnusable");
    }

    /// System.arraycopy was given what it cannot copy.
    public JavaMethod arrayCopyFailed() {
        return hook(THROW, "arrayCopy");
    }

    /// Class.forName of a constant name that no class has.
    public JavaMethod classNotFound() {
        return hook(THROW, "classNotFound");
    }

    public JavaMethod cloneNotSupported() {
        return hook(THROW, "cloneNotSupported");
    }

    public JavaMethod allocateInstance() {
        return hook(HEAP, "allocateInstance");
    }

    public JavaMethod allocateArray() {
        return hook(HEAP, "allocateArray");
    }

    public JavaMethod copyObject() {
        return hook(HEAP, "copy");
    }

    public JavaMethod identityHash() {
        return hook("corto/runtime/IdentityHash", "of");
    }

    /// Whether the image can have more than one thread (`corto.runtime.ThreadService` has a provider).
    public boolean hasThreads() {
        JavaClass service = world.findClass("corto/runtime/ThreadService");
        return service != null && !world.providers(service).isEmpty();
    }

    /// Whether threads can be preempted: code of the application and of java.base has polls.
    public boolean hasPolls() {
        return hasThreads() && "true".equals(world.property("corto.runtime.preemption"));
    }

    /// What a poll calls.
    public JavaMethod poll() {
        return hook("corto/runtime/Preemption", "poll");
    }

    /// What a poll reads.
    public JavaField pollRequested() {
        return world.classNamed("corto/runtime/Preemption").declaredField("requested");
    }

    /// The stack pointer is below `pollLimit`: an overflow, or a request to poll.
    public JavaMethod stackLimitPolled() {
        return hook(THROW, "stackLimitPolled");
    }

    /// What code that polls compares with instead of `stackLimit`.
    public JavaField pollLimit() {
        return world.classNamed("corto/runtime/StackLimit").declaredField("pollLimit");
    }

    public JavaMethod enterMonitor() {
        return hook("corto/runtime/Monitors", "enter");
    }

    public JavaMethod exitMonitor() {
        return hook("corto/runtime/Monitors", "exit");
    }

    public JavaMethod notifyOne() {
        return hook("corto/runtime/Monitors", "notifyOne");
    }

    public JavaMethod notifyEach() {
        return hook("corto/runtime/Monitors", "notifyEach");
    }

    /// Who initialises a class.
    public JavaMethod initializingThread() {
        return hook("corto/runtime/ClassInitialization", "initializingThread");
    }

    /// Another thread initialises a class.
    public JavaMethod awaitInitializer() {
        return hook("corto/runtime/ClassInitialization", "awaitInitializer");
    }

    public JavaMethod initializerEnded() {
        return hook("corto/runtime/ClassInitialization", "initializerEnded");
    }

    public JavaField stackLimit() {
        return world.classNamed("corto/runtime/StackLimit").declaredField("limit");
    }
}
