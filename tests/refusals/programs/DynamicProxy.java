// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.reflect.Proxy.newProxyInstance cannot be in an image
// refused: used by DynamicProxy.proxy(DynamicProxy.java:15)
// refused: called by DynamicProxy.main(
// refused: write a class that implements the interface
import java.lang.reflect.Proxy;

/// A class that implements an interface by reflection.
class DynamicProxy {
    public static void main(String[] args) {
        proxy().run();
    }

    private static Runnable proxy() {
        return (Runnable) Proxy.newProxyInstance(DynamicProxy.class.getClassLoader(), new Class<?>[] {Runnable.class}, (object, method, arguments) -> null);
    }
}
