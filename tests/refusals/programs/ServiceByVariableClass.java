// SPDX-License-Identifier: Apache-2.0
// refused: ServiceLoader.load is called with a class that is not a constant
// refused: called by ServiceByVariableClass.count(ServiceByVariableClass.java:15)
// refused: called by ServiceByVariableClass.main(
// refused: Name the service class in the call
import java.util.ServiceLoader;

/// A service that is not known at build time.
class ServiceByVariableClass {
    public static void main(String[] args) {
        System.out.println(count(args.length > 0 ? Runnable.class : CharSequence.class));
    }

    private static long count(Class<?> service) {
        return ServiceLoader.load(service).stream().count();
    }
}
