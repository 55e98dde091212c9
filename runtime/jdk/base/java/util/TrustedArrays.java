// SPDX-License-Identifier: Apache-2.0
package java.util;

import java.util.function.Function;
import java.util.function.IntFunction;
import jdk.internal.access.JavaUtilCollectionAccess;

/// Immutable lists over arrays that nobody else changes, for the other packages of java.base.
public final class TrustedArrays implements JavaUtilCollectionAccess {
    @Override
    public <E> List<E> listFromTrustedArray(Object[] array) {
        return ImmutableCollections.listFromTrustedArray(array);
    }

    @Override
    public <E> List<E> listFromTrustedArrayNullsAllowed(Object[] array) {
        return ImmutableCollections.listFromTrustedArrayNullsAllowed(array);
    }

    @Override
    public <E> List<E> stableList(int size, IntFunction<? extends E> elements) {
        return new ImmutableCollections.StableList<>(size, elements);
    }

    @Override
    public <K, V> Map<K, V> stableMap(Set<K> keys, Function<? super K, ? extends V> values) {
        return new ImmutableCollections.StableMap<>(keys, values);
    }
}
