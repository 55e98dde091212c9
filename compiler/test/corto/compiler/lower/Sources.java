// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles one source text with the JDK's javac, in memory.
final class Sources {

    private static final StandardJavaFileManager PLATFORM = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);

    private Sources() {}

    /// Class files by internal name.
    static Map<String, byte[]> compile(String source, String... options) {
        var files = new MemoryFiles();
        var messages = new StringWriter();
        var arguments = new ArrayList<>(List.of("-proc:none", "-g"));
        arguments.addAll(List.of(options));
        boolean ok = ToolProvider.getSystemJavaCompiler()
                .getTask(messages, files, null, arguments, null, List.of(new SourceFile(source))).call();
        if (!ok) {
            throw new AssertionError(messages);
        }
        Map<String, byte[]> result = new TreeMap<>();
        files.outputs.forEach((name, bytes) -> result.put(name.replace('.', '/'), bytes.toByteArray()));
        return result;
    }

    private static final class SourceFile extends SimpleJavaFileObject {
        private final String text;

        SourceFile(String text) {
            super(URI.create("string:///Case.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();

        MemoryFiles() {
            super(PLATFORM);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return outputs.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
                }
            };
        }

        @Override
        public void close() throws IOException {
            // PLATFORM is shared by all compilations and stays open.
        }
    }
}
