// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.JavaMethod;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What was reached and cannot be in an image. Every sentence is for the person who builds it.
final class Refusals {
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    /// In the order found.
    Collection<Refusal> all() {
        return refusals.values();
    }

    /// `method` is reached from `caller`, or is a root. Whether an image cannot have it.
    boolean isRefused(JavaMethod method, MethodState state, MethodState caller, int line) {
        MethodState user = caller == null ? state : caller;
        String deleted = deleteReason(method, caller);
        if (deleted != null) {
            add(user, line, method, deleted);
            state.refused = true;
        } else if (method.isNative() && !method.hasAnnotation("Assembly")) {
            add(user, line, "the native method " + method.qualifiedName() + parameters(method) + " has no substitution",
                    "Substitute it in runtime/jdk or in a library (`@Substitute`), or avoid the call.");
            state.refused = true;
        }
        return state.refused;
    }

    /// Notes that `culprit` cannot be in an image. Every sentence is for the person who builds it.
    void add(MethodState user, int line, String problem, String wayOut) {
        add(new Refusal(problem, wayOut, null, user, line));
    }

    private void add(MethodState user, int line, JavaMethod method, String deleted) {
        add(new Refusal(method.qualifiedName() + " cannot be in an image: " + deleted, "", method.neededModule(), user, line));
    }

    private void add(Refusal refusal) {
        refusal.user().refused = true;
        refusals.putIfAbsent(refusal.problem() + " " + refusal.user().method, refusal);
    }

    /// Refuses a method that an image cannot have where it is called on null.
    void addIfDeleted(JavaMethod method, MethodState caller, int line) {
        String deleted = deleteReason(method, caller);
        if (deleted != null) {
            add(caller, line, method, deleted);
        }
    }

    private static String parameters(JavaMethod method) {
        return MethodTypeDesc.ofDescriptor(method.descriptor).parameterList().stream().map(ClassDesc::displayName).collect(Collectors.joining(", ", "(", ")"));
    }

    /// Why an image cannot have the method, or null. Replaced classes of java.base keep such methods with a body that throws: java.base's
    /// own fallbacks name them (tables of other locales, pools of threads for large numbers) and only programs are refused.
    private static String deleteReason(JavaMethod method, MethodState caller) {
        boolean isJdkFallback = caller != null && caller.method.codeOwner().module.equals("java.base");
        return method.deleteReason != null || isJdkFallback ? method.deleteReason : method.annotationValue("Delete");
    }
}
