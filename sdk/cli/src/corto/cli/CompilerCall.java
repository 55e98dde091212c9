// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Calls the compiler. By reflection until `corto.compiler.ImageCompiler` exists.
final class CompilerCall {
    private CompilerCall() {
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static void compile(Application application, ImageOptions.Chosen chosen, List<Path> moduleFolders, Path jdkPatch, Path linkerScript, Path output) {
        try {
            Class<?> request = Class.forName("corto.compiler.ImageRequest");
            Class optimization = Class.forName("corto.compiler.Optimization");
            Object made = request.getConstructor(List.class, List.class, String.class, Path.class, String.class, Path.class, optimization, Path.class, Map.class)
                    .newInstance(moduleFolders, application.classPath(), application.mainClass(), jdkPatch, chosen.platform(), linkerScript,
                            Enum.valueOf(optimization, chosen.optimization().toUpperCase(Locale.ROOT)), output, chosen.compilerOptions());
            Class.forName("corto.compiler.ImageCompiler").getMethod("compile", request).invoke(null, made);
        } catch (ClassNotFoundException e) {
            throw new Failure("the compiler is not in this tree yet (no " + e.getMessage() + ").");
        } catch (InvocationTargetException e) {
            if (e.getCause().getClass().getSimpleName().equals("CompilationException")) {
                throw new Failure(e.getCause(), e.getCause().getMessage());
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
