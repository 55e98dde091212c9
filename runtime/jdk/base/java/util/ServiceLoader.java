// SPDX-License-Identifier: Apache-2.0
package java.util;

import corto.lang.AlwaysInline;
import corto.lang.Delete;
import corto.lang.Intrinsic;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The providers of a service, which are known when the image is built: those that the selected modules and the application declare.
public final class ServiceLoader<S> implements Iterable<S> {
    private final Class<S> service;
    private final Object[] providers;

    private ServiceLoader(Class<S> service, Object[] providers) {
        this.service = service;
        this.providers = providers;
    }

    /// One provider that has been found; `get` gives the same object each time.
    public interface Provider<S> extends Supplier<S> {
        Class<? extends S> type();

        @Override
        S get();
    }

    @AlwaysInline
    public static <S> ServiceLoader<S> load(Class<S> service) {
        Objects.requireNonNull(service, "Service interface cannot be null");
        return new ServiceLoader<>(service, providers(service));
    }

    @AlwaysInline
    public static <S> ServiceLoader<S> load(Class<S> service, ClassLoader loader) {
        return load(service);
    }

    @AlwaysInline
    public static <S> ServiceLoader<S> loadInstalled(Class<S> service) {
        return load(service);
    }

    @Delete(reason = "an image has no module layers: use ServiceLoader.load(Class)")
    public static <S> ServiceLoader<S> load(ModuleLayer layer, Class<S> service) {
        throw new UnsupportedOperationException();
    }

    /// The providers of `service` in the order of their modules. `service` must be a constant; the compiler answers.
    @Intrinsic
    private static native Object[] providers(Class<?> service);

    @SuppressWarnings("unchecked")
    public Optional<S> findFirst() {
        return providers.length == 0 ? Optional.empty() : Optional.of((S) providers[0]);
    }

    @Override
    public Iterator<S> iterator() {
        return new Instances<>(providers);
    }

    public Stream<Provider<S>> stream() {
        Object[] all = providers;
        @SuppressWarnings({"unchecked", "rawtypes"})
        Provider<S>[] found = new Provider[all.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = new Found<>(all[i]);
        }
        return Arrays.stream(found);
    }

    public void reload() {}

    @Override
    public String toString() {
        return "java.util.ServiceLoader[" + service.getName() + "]";
    }

    private static final class Instances<S> implements Iterator<S> {
        private final Object[] all;
        private int next;

        Instances(Object[] all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            return next < all.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public S next() {
            if (next >= all.length) {
                throw new NoSuchElementException();
            }
            return (S) all[next++];
        }
    }

    private static final class Found<S> implements Provider<S> {
        private final Object instance;

        Found(Object instance) {
            this.instance = instance;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<? extends S> type() {
            return (Class<? extends S>) instance.getClass();
        }

        @Override
        @SuppressWarnings("unchecked")
        public S get() {
            return (S) instance;
        }
    }
}
