// SPDX-License-Identifier: Apache-2.0
package java.lang;

import corto.heap.api.Heap;
import corto.lang.Delete;
import corto.lang.Intrinsic;
import java.io.BufferedInputStream;
import java.io.Console;
import java.io.ConsoleInput;
import java.io.ConsoleOutput;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channel;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import jdk.internal.corto.Ending;
import jdk.internal.corto.Environment;
import jdk.internal.corto.Host;

/// Streams, clock, properties and exit, directly on the machine.
///
/// The streams are not final here: `setOut` is an ordinary assignment, and in an image that never calls it the compiler finds them constant.
public final class System {
    public static InputStream in = new BufferedInputStream(new ConsoleInput(0));
    public static PrintStream out = new PrintStream(new ConsoleOutput(1), true);
    public static PrintStream err = new PrintStream(new ConsoleOutput(2), true);

    private System() {}

    public static void setIn(InputStream stream) {
        in = stream;
    }

    public static void setOut(PrintStream stream) {
        out = stream;
    }

    public static void setErr(PrintStream stream) {
        err = stream;
    }

    /// Always null: a machine's console is not interactive in this sense.
    public static Console console() {
        return null;
    }

    public static Channel inheritedChannel() {
        return null;
    }

    public static SecurityManager getSecurityManager() {
        return null;
    }

    public static void setSecurityManager(SecurityManager manager) {
        throw new UnsupportedOperationException("Setting a Security Manager is not supported");
    }

    // Time and objects.

    public static long currentTimeMillis() {
        return Host.currentTimeMillis();
    }

    public static long nanoTime() {
        return Host.nanoTime();
    }

    @Intrinsic
    public static native void arraycopy(Object from, int fromIndex, Object to, int toIndex, int length);

    @Intrinsic
    public static native int identityHashCode(Object object);

    // Properties and environment.

    public static String lineSeparator() {
        return "\n";
    }

    public static Properties getProperties() {
        return Environment.properties();
    }

    public static void setProperties(Properties properties) {
        Environment.setProperties(properties);
    }

    public static String getProperty(String key) {
        return Environment.properties().getProperty(checked(key));
    }

    public static String getProperty(String key, String otherwise) {
        return Environment.properties().getProperty(checked(key), otherwise);
    }

    public static String setProperty(String key, String value) {
        return (String) Environment.properties().setProperty(checked(key), value);
    }

    public static String clearProperty(String key) {
        return (String) Environment.properties().remove(checked(key));
    }

    private static String checked(String key) {
        if (key == null) {
            throw new NullPointerException("key can't be null");
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key can't be empty");
        }
        return key;
    }

    public static String getenv(String name) {
        return Environment.variables().get(name);
    }

    public static Map<String, String> getenv() {
        return Environment.variables();
    }

    // Ending, and what an image does not have.

    public static void exit(int status) {
        Ending.exit(status);
    }

    public static void gc() {
        Heap.collect();
    }

    public static void runFinalization() {}

    @Delete(reason = "an image cannot load native libraries: write the method in Java, or select the library that provides it")
    public static void load(String fileName) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = "an image cannot load native libraries: write the method in Java, or select the library that provides it")
    public static void loadLibrary(String name) {
        throw new UnsupportedOperationException();
    }

    public static String mapLibraryName(String name) {
        return "lib" + name + ".so";
    }

    /// Loggers print to standard error what is INFO and above.
    public static Logger getLogger(String name) {
        return new ErrorLogger(Objects.requireNonNull(name));
    }

    @Delete(reason = "resource bundles are found by reflection: name a logger without one")
    public static Logger getLogger(String name, ResourceBundle bundle) {
        throw new UnsupportedOperationException();
    }

    /// As the specification has it.
    public interface Logger {
        enum Level {
            ALL(Integer.MIN_VALUE),
            TRACE(400),
            DEBUG(500),
            INFO(800),
            WARNING(900),
            ERROR(1000),
            OFF(Integer.MAX_VALUE);

            private final int severity;

            Level(int severity) {
                this.severity = severity;
            }

            public final String getName() {
                return name();
            }

            public final int getSeverity() {
                return severity;
            }
        }

        String getName();

        boolean isLoggable(Level level);

        default void log(Level level, String message) {
            log(level, null, message, (Object[]) null);
        }

        default void log(Level level, Supplier<String> message) {
            Objects.requireNonNull(message);
            if (isLoggable(Objects.requireNonNull(level))) {
                log(level, null, message.get(), (Object[]) null);
            }
        }

        default void log(Level level, Object object) {
            Objects.requireNonNull(object);
            if (isLoggable(Objects.requireNonNull(level))) {
                log(level, null, object.toString(), (Object[]) null);
            }
        }

        default void log(Level level, String message, Throwable thrown) {
            log(level, null, message, thrown);
        }

        default void log(Level level, Supplier<String> message, Throwable thrown) {
            Objects.requireNonNull(message);
            if (isLoggable(Objects.requireNonNull(level))) {
                log(level, null, message.get(), thrown);
            }
        }

        default void log(Level level, String format, Object... parameters) {
            log(level, null, format, parameters);
        }

        void log(Level level, ResourceBundle bundle, String message, Throwable thrown);

        void log(Level level, ResourceBundle bundle, String format, Object... parameters);
    }
}
