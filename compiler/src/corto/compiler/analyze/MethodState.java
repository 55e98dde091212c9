// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.JavaMethod;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// The facts about one reached method.
public final class MethodState {
    public final JavaMethod method;
    /// Join of the arguments of all reached calls; receiver first.
    public final Value[] parameters;
    /// Join of what it returns; [Value#NONE] while it has not been seen to return. Void methods return INT when they do.
    public Value result = Value.NONE;
    /// Who reached it first, and at which line; null for roots.
    public final MethodState caller;
    public final int callerLine;
    /// What kind of root, if it has no caller.
    public final String rootReason;
    /// Position in the order of discovery.
    public final int number;
    final Set<MethodState> resultReaders = new LinkedHashSet<>();
    boolean queued;
    boolean refused;

    MethodState(JavaMethod method, MethodState caller, int callerLine, String rootReason, int number) {
        this.method = method;
        this.caller = caller;
        this.callerLine = callerLine;
        this.rootReason = rootReason;
        this.number = number;
        parameters = new Value[method.parameterKinds.length];
        Arrays.fill(parameters, Value.NONE);
    }

    @Override
    public String toString() {
        return method.toString();
    }
}
