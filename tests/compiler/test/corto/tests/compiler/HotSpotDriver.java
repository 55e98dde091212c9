// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs many programs in one JVM, each in a class loader of its own: `HotSpotDriver CLASSES RESULTS ONE_STREAM SOURCE…`.
///
/// Every outcome is flushed to the results file as soon as it is known, so a program that takes the JVM with it loses only its own.
final class HotSpotDriver {
    private static final int MILLISECONDS = 30_000;

    private HotSpotDriver() {}

    public static void main(String[] arguments) throws IOException {
        URL classes = Path.of(arguments[0]).toUri().toURL();
        try (DataOutputStream results = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1]))))) {
            for (int i = 3; i < arguments.length; i++) {
                Outcome outcome = run(classes, Boolean.parseBoolean(arguments[2]), Program.of(Path.of(arguments[i])));
                write(results, outcome);
                if (outcome.status() == Outcome.TIMED_OUT) {
                    Runtime.getRuntime().halt(0);      // it would slow down the others; they get a new JVM
                }
            }
        }
    }

    private static void write(DataOutputStream results, Outcome outcome) throws IOException {
        for (String text : new String[] {outcome.output(), outcome.errors()}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            results.writeInt(bytes.length);
            results.write(bytes);
        }
        results.writeInt(outcome.status());
        results.flush();
    }

    private static Outcome run(URL classes, boolean oneStream, Program program) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int[] status = {Outcome.TIMED_OUT};
        Thread thread = new Thread(() -> {
            try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
                loader.loadClass(program.className()).getMethod("main", String[].class)
                        .invoke(null, (Object) program.arguments().toArray(new String[0]));
                status[0] = 0;
            } catch (InvocationTargetException e) {
                status[0] = 1;
                System.err.print("Exception in thread \"main\" ");
                e.getCause().printStackTrace();
            } catch (ReflectiveOperationException | IOException e) {
                status[0] = 2;
                e.printStackTrace();
            }
        }, "main");
        thread.setDaemon(true);
        try {
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            System.setErr(oneStream ? System.out : new PrintStream(errors, true, StandardCharsets.UTF_8));
            System.setIn(new BufferedInputStream(new ByteArrayInputStream(program.inputBytes())));
            thread.start();
            thread.join(MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            System.out.flush();
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
        return new Outcome(status[0], Outcome.text(output.toByteArray()), Outcome.text(errors.toByteArray()));
    }
}
