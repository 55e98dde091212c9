// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.Code;
import corto.compiler.world.Instruction;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// A method made ready to run: body or native, and what its instructions have been resolved to.
final class Method {
    final JavaMethod method;
    final String selector;
    /// Slots of all arguments, receiver included.
    final int argumentSlots;
    final int[] parameterSlots;
    final int resultSlots;
    /// Takes precedence over the body; null if none.
    final NativeMethod substitute;
    /// Why only trusted code may call it; null if all may.
    final String guard;
    final boolean isUnobservable;
    final boolean onWord;
    Instruction[] code;
    List<Code.Handler> handlers;
    int maxLocals;
    int frameSlots;
    /// By instruction: a [Method], [FieldSite] or [JavaClass]; filled when first executed.
    Object[] sites;
    /// What a virtual call of this method runs, by receiver class.
    private final Map<JavaClass, Method> targets = new IdentityHashMap<>();
    private JavaClass lastReceiver;
    private Method lastTarget;

    Method(JavaMethod method) {
        this.method = method;
        substitute = Natives.find(method);
        guard = SystemNatives.guard(method.owner.name + "." + method.selector());
        isUnobservable = Natives.isUnobservable(method);
        selector = method.selector();
        onWord = method.owner.isWord() && !method.isStatic();
        parameterSlots = new int[method.parameterTypes.length];
        int slots = 0;
        for (int i = 0; i < parameterSlots.length; i++) {
            parameterSlots[i] = slots;
            slots += slots(method.parameterTypes[i]);
        }
        argumentSlots = slots;
        resultSlots = method.returnType.equals("V") ? 0 : slots(method.returnType);
    }

    static int slots(String descriptor) {
        return descriptor.equals("J") || descriptor.equals("D") ? 2 : 1;
    }

    /// Decodes the body on the first call.
    void prepare() {
        if (code == null) {
            Code body = method.code();
            handlers = body.handlers();
            maxLocals = Math.max(body.maxLocals(), argumentSlots);
            frameSlots = maxLocals + body.maxStack() + 2;
            sites = new Object[body.instructions().length];
            code = body.instructions();
        }
    }

    /// The cached target of a virtual call, or null.
    Method target(JavaClass receiver) {
        return receiver == lastReceiver ? lastTarget : targets.get(receiver);
    }

    void setTarget(JavaClass receiver, Method target) {
        lastReceiver = receiver;
        lastTarget = target;
        targets.put(receiver, target);
    }
}
