// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/// Runs a scenario with the real scheduler in all orders that could happen on one processor, or in many random ones.
///
/// The kernel lock makes the code between two parks atomic, so what can differ is: which ready thread runs next, where the application is interrupted (`Scenario.application`) by the end of a time slice, by a
/// device or by a timer, and which of these comes first while the processor idles. A chooser decides each of these. The exhaustive search is bounded by the number of slices that end
/// early (Musuvathi and Qadeer 2007, "iterative context bounding"); the rest of the choices is complete.
///
/// Every exploration has classes of its own, so that static fields are fresh, and may have a planted bug.
public final class Interleavings {
    /// What came of it: how many orders were tried; what went wrong in one of them, null if nothing, and the choices that lead there.
    public record Outcome(long runs, boolean complete, String failure, String choices) {}

    private Interleavings() {}

    /// All orders of a `Scenario` with up to `preemptions` slices that end early, unless there are more than `mostRuns`.
    public static Outcome all(Class<?> scenario, int preemptions, long mostRuns, Mutation... planted) {
        return explore(scenario, preemptions, mostRuns, 0, planted);
    }

    /// `runs` random orders; the seed of the first is `seed`, of each one more, and one is in the failure.
    public static Outcome random(Class<?> scenario, long seed, long runs, Mutation... planted) {
        return explore(scenario, Integer.MAX_VALUE, runs, seed, planted);
    }

    private static Outcome explore(Class<?> scenario, int preemptions, long mostRuns, long seed, Mutation... planted) {
        Loader loader = new Loader(scenario.getClassLoader(), List.of(planted));
        Object[] result = new Object[1];
        Thread world = Thread.ofVirtual().unstarted(() -> {
            try {
                result[0] = loader.loadClass(World.class.getName())
                        .getMethod("explore", String.class, int.class, long.class, long.class)
                        .invoke(null, scenario.getName(), preemptions, mostRuns, seed);
            } catch (InvocationTargetException e) {
                result[0] = e.getCause();
            } catch (ReflectiveOperationException | LinkageError e) {
                result[0] = e;
            }
        });
        world.setContextClassLoader(loader);
        world.start();
        try {
            world.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (result[0] instanceof Throwable thrown) {
            throw new IllegalStateException("the exploration itself failed", thrown);
        }
        Object[] told = (Object[]) result[0];
        assertAllApplied(loader, planted);
        return new Outcome((long) told[0], (boolean) told[1], (String) told[2], (String) told[3]);
    }

    private static void assertAllApplied(Loader loader, Mutation... planted) {
        for (Mutation mutation : planted) {
            if (!loader.applied.contains(mutation)) {
                throw new IllegalStateException(mutation + " has changed nothing");
            }
        }
    }

    /// Classes of the kernel anew, and the services of the simulated machine.
    private static final class Loader extends ClassLoader {
        private static final Map<String, String> SERVICES = Map.of(
                "META-INF/services/corto.platform.api.Platform", World.Machine.class.getName(),
                "META-INF/services/corto.sched.api.Dispatcher", World.Switch.class.getName(),
                "META-INF/services/corto.sched.api.SchedulingPolicy", World.AnyOrder.class.getName());

        private final List<Mutation> planted;
        private final java.util.Set<Mutation> applied = new java.util.HashSet<>();

        Loader(ClassLoader parent, List<Mutation> planted) {
            super(parent);
            this.planted = planted;
            setDefaultAssertionStatus(true);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("corto.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                for (Mutation mutation : planted) {
                    byte[] changed = mutation.in().equals(name) ? mutation.apply(bytes) : null;
                    if (changed != null) {
                        bytes = changed;
                        applied.add(mutation);
                    }
                }
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            String provider = SERVICES.get(name);
            return provider == null ? super.getResources(name) : Collections.enumeration(List.of(text(name, provider)));
        }

        private static URL text(String name, String content) throws IOException {
            return URL.of(java.net.URI.create("memory:" + name), new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new URLConnection(url) {
                        @Override
                        public void connect() {}

                        @Override
                        public InputStream getInputStream() {
                            return new ByteArrayInputStream(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        }
                    };
                }
            });
        }
    }
}
